import type { Series } from '../domain/index.ts';
import type { Installed } from './installed.ts';

/** The pattern of a series for the current tenant: its last plugin that says one, else the standard. */
export function patternInForce(installed: Installed, series: Series): { pattern: string; by: string } {
  for (const { manifest } of installed.tenantPlugins().toReversed()) {
    const found = manifest.patterns?.find((each) => each.series.id === series.id);
    if (found) return { pattern: found.pattern, by: manifest.id };
  }
  return { pattern: series.pattern, by: series.id.split('.')[0]! };
}
