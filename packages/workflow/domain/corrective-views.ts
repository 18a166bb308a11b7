import { page, subjectRef } from '@aftercare/kernel';
import { z } from 'zod';
import { causeCategory } from './cause.ts';
import { correctiveSeverity, correctiveState, correctiveSubjectMatter } from './corrective.ts';
import { checkView, measureKind, measureState, proof } from './corrective-measure.ts';
import { instant } from './instant.ts';
import { clockView, stepView } from './views.ts';

const named = z.object({ id: z.uuid(), name: z.string() });
/** `path` is null for a kind of case whose module is not loaded. */
const aboutView = subjectRef.extend({ number: z.string(), title: z.string(), path: z.string().nullable() });
const product = correctiveSubjectMatter.shape.product.unwrap();

export const correctiveRow = z.object({
  id: z.uuid(), number: z.string(), title: z.string(), about: aboutView, severity: correctiveSeverity, state: correctiveState, round: z.number().int(), beforeClosing: z.boolean(),
  leader: named, product, defect: z.string().nullable(), openMeasures: z.number().int(), openedAt: instant,
  /** What is due next in it, and whether that is late; null where nothing is. */
  nextDueAt: instant.nullable(), late: z.boolean(),
}).meta({ id: 'CorrectiveActionRow' });
export type CorrectiveRow = z.output<typeof correctiveRow>;
export const correctivePage = page(correctiveRow).meta({ id: 'CorrectiveActionPage' });

export const measureAct = z.enum(['change', 'complete', 'cancel', 'reopen']);
export const measureView = z.object({
  id: z.uuid(), kind: measureKind, description: z.string(), owner: named, dueAt: instant, state: measureState, round: z.number().int(),
  /** Its time is over and it is not done. */
  overdue: z.boolean(),
  proof, doneAt: instant.nullable(), doneBy: z.uuid().nullable(), note: z.string().nullable(), reason: z.string().nullable(),
  needsProof: z.boolean(),
  /** What whoever asks may do with it now. */
  allowed: z.array(measureAct),
}).meta({ id: 'Measure' });
export type MeasureView = z.output<typeof measureView>;

/** Why a round began. */
export const roundView = z.object({ round: z.number().int(), at: instant, by: z.uuid().nullable(), reason: z.string() }).meta({ id: 'CorrectiveRound' });

export const correctiveAct = z.enum(['revise', 'add-measure', 'check', 'reopen', 'cancel']);
export const correctiveView = z.object({
  id: z.uuid(), version: z.number().int(), number: z.string(), title: z.string(), about: aboutView, state: correctiveState, severity: correctiveSeverity, round: z.number().int(), beforeClosing: z.boolean(),
  leader: named, team: z.array(z.object({ id: z.uuid(), name: z.string(), part: z.string() })),
  product, batch: z.string().nullable(), defect: z.string().nullable(), causeCode: causeCategory.nullable(),
  openedAt: instant, openedBy: z.uuid().nullable(), implementedAt: instant.nullable(), closedAt: instant.nullable(), cancelReason: z.string().nullable(),
  measures: z.array(measureView), checks: z.array(checkView), rounds: z.array(roundView), steps: z.array(stepView), clocks: z.array(clockView),
  allowed: z.array(correctiveAct), people: z.record(z.string(), z.string()),
}).meta({ id: 'CorrectiveAction' });
export type CorrectiveView = z.output<typeof correctiveView>;

/** A measure that waits for whoever asks, due first. `version`: of the corrective action. */
export const myMeasure = z.object({ id: z.uuid(), kind: measureKind, description: z.string(), dueAt: instant, overdue: z.boolean(), corrective: z.object({ id: z.uuid(), number: z.string(), title: z.string(), version: z.number().int() }) }).meta({ id: 'MyMeasure' });
export type MyMeasure = z.output<typeof myMeasure>;

/** How often the same happened in as many days before and after the measures; null before anything was done, or where neither product nor defect is known. */
export const recurrenceView = z.object({ since: instant, days: z.number().int(), before: z.number().int(), after: z.number().int() }).meta({ id: 'Recurrence' });
export type RecurrenceView = z.output<typeof recurrenceView>;
export const recurrenceQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(730) });
