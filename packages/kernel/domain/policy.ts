import type { z } from 'zod';
import type { ReadSetting, Setting } from './setting.ts';
import type { Text } from './text.ts';

/** A rule that a tenant may replace. Pure and synchronous: the handler gathers the facts, the policy decides. */
export interface Policy<Facts, Decision> {
  readonly id: string;
  readonly title: Text;
  readonly facts: z.ZodType<Facts>;
  readonly decision: z.ZodType<Decision>;
  readonly settings: readonly Setting<any>[];
  readonly decide: (facts: Facts, read: ReadSetting) => Decision;
  /** Set on a procedure: the decision is the ordered steps of a case. */
  readonly steps?: true;
}

export interface PolicyShape<F extends z.ZodType, D extends z.ZodType> {
  readonly title: Text;
  readonly facts: F;
  readonly decision: D;
  readonly settings?: readonly Setting<any>[];
}

export function policy<F extends z.ZodType, D extends z.ZodType>(
  id: string,
  { title, facts, decision, settings = [] }: PolicyShape<F, D>,
  decide: (facts: z.output<F>, read: ReadSetting) => z.output<D>,
): Policy<z.output<F>, z.output<D>> {
  return { id, title, facts: facts as never, decision: decision as never, settings, decide };
}

/** What one tenant says instead. `standard` is the rule being replaced, so an override can also refine it. */
export interface PolicyOverride {
  readonly policy: Policy<any, any>;
  readonly settings: readonly Setting<any>[];
  readonly decide: (facts: any, standard: (facts: any) => any, read: ReadSetting) => any;
}

export function override<Facts, Decision>(
  policy: Policy<Facts, Decision>,
  decide: (facts: Facts, standard: (facts: Facts) => Decision, read: ReadSetting) => Decision,
  { settings = [] }: { settings?: readonly Setting<any>[] } = {},
): PolicyOverride {
  return { policy, settings, decide };
}
