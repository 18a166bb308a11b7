import { findChromium } from './chromium.ts';

/** The projects of vitest.config.ts, and how the files of each are named. */
export const projects = {
  unit: '.spec.ts',
  e2e: '.e2e.spec.ts',
  postgres: '.e2e.spec.ts',
  browser: '.browser.spec.ts',
} as const;

export type Project = keyof typeof projects;

export interface MissingPart {
  readonly project: Project;
  readonly reason: string;
}

const missing = (project: Project, reason: string): MissingPart => ({ project, reason });

/** What cannot run on this machine, and why. */
export function missingParts({ built = true } = {}): MissingPart[] {
  const found: MissingPart[] = [];
  if (!process.env['TEST_DATABASE_URL']) found.push(missing('postgres', 'TEST_DATABASE_URL does not name a PostgreSQL server'));
  if (!findChromium()) found.push(missing('browser', 'no Chromium on the path or in CHROMIUM_PATH'));
  else if (!built) found.push(missing('browser', 'the console could not be built'));
  return found;
}
