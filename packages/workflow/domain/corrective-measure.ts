import { text, wordList } from '@aftercare/kernel';
import { z } from 'zod';
import { instant } from './instant.ts';

/** What a measure is for. Containment protects the customer now, a correction mends what is there, corrective and preventive ones keep it from happening again. */
export const measureKinds = wordList({
  containment: text('临时遏制', 'Containment'),
  correction: text('纠正', 'Correction'),
  'cause-verification': text('原因验证', 'Verification of the cause'),
  corrective: text('纠正措施', 'Corrective action'),
  preventive: text('预防措施', 'Preventive action'),
  verification: text('有效性验证', 'Verification'),
});
export const measureKind = measureKinds.schema;
export type MeasureKind = z.output<typeof measureKind>;

export const measureState = z.enum(['open', 'done', 'cancelled']);

/** Proof of something: files of the corrective action, or words such as a report's number. */
export const proof = z.strictObject({ text: z.string().max(2_000).nullable(), files: z.array(z.uuid()).max(20) });
export type Proof = z.output<typeof proof>;
export const isProof = ({ text: said, files }: Proof): boolean => Boolean(said) || files.length > 0;

export interface CountedMeasure {
  readonly kind: MeasureKind;
  readonly state: z.output<typeof measureState>;
  readonly round: number;
  readonly doneAt: string | null;
}

const lasting: readonly MeasureKind[] = ['correction', 'corrective'];

/** How many measures of a kind are open, and how many lasting ones were done in this round. */
export function countMeasures(measures: readonly CountedMeasure[], round: number) {
  const open = (kinds: readonly MeasureKind[]): number => measures.filter(({ kind, state }) => state === 'open' && kinds.includes(kind)).length;
  return {
    openContainment: open(['containment']),
    openCorrective: open(lasting),
    openPreventive: open(['preventive']),
    openMeasures: measures.filter(({ state }) => state === 'open').length,
    correctiveDone: measures.filter((each) => each.state === 'done' && each.round === round && lasting.includes(each.kind)).length,
  };
}

/** When what was done in this round was done: the time from which its effect is measured; null where nothing was. */
export function doneSince(measures: readonly CountedMeasure[], round: number): string | null {
  return measures.reduce<string | null>((last, { kind, state, round: when, doneAt }) => (state === 'done' && when === round && lasting.includes(kind) && doneAt && (!last || doneAt > last) ? doneAt : last), null);
}

export const checkState = z.enum(['planned', 'effective', 'not-effective', 'withdrawn']);

export const checkView = z.strictObject({
  id: z.uuid(),
  round: z.number().int(),
  days: z.number().int(),
  dueAt: instant,
  state: checkState,
  method: z.string().nullable(),
  proof,
  before: z.number().int().nullable(),
  after: z.number().int().nullable(),
  checkedAt: instant.nullable(),
  checkedBy: z.uuid().nullable(),
}).meta({ id: 'EffectivenessCheck' });
export type CheckView = z.output<typeof checkView>;
