import { text, type Text } from '@aftercare/kernel';
import { jsonSchemaOf, type JsonSchema } from '@aftercare/kernel/admin';
import { addMeasureInput, cancelCorrectiveInput, cancelMeasureInput, changeMeasureInput, checkInput, completeMeasureInput, reopenCorrectiveInput, reopenMeasureInput, reviseCorrectiveInput, type CheckView, type CorrectiveView, type MeasureView } from '@aftercare/workflow';
import type { z } from 'zod';

/** One act on a corrective action, with what it is about. */
export type Act =
  | { readonly kind: 'revise' | 'cancel' | 'reopen' | 'add-measure' }
  | { readonly kind: 'change' | 'complete' | 'cancel-measure' | 'reopen-measure'; readonly measure: MeasureView }
  | { readonly kind: 'check'; readonly check: CheckView };

interface Shape {
  readonly input: z.ZodObject;
  readonly path: (act: Act) => string;
  /** What the form starts with. */
  readonly start: (view: CorrectiveView, act: Act) => Record<string, unknown>;
  readonly danger?: boolean;
}

const of = (act: Act): string => ('measure' in act ? act.measure.id : 'check' in act ? act.check.id : '');
const nothing = () => ({});

const shapes: Readonly<Record<Act['kind'], Shape>> = {
  revise: { input: reviseCorrectiveInput, path: () => 'revise', start: ({ title, severity, leader, beforeClosing, batch, defect }) => ({ title, severity, leaderId: leader.id, beforeClosing, batch, defect }) },
  cancel: { input: cancelCorrectiveInput, path: () => 'cancel', start: nothing, danger: true },
  reopen: { input: reopenCorrectiveInput, path: () => 'reopen', start: nothing },
  'add-measure': { input: addMeasureInput, path: () => 'actions', start: () => ({ kind: null }) },
  change: { input: changeMeasureInput, path: (act) => `actions/${of(act)}/change`, start: (_view, act) => ('measure' in act ? { description: act.measure.description, ownerId: act.measure.owner.id, dueAt: act.measure.dueAt } : {}) },
  complete: { input: completeMeasureInput, path: (act) => `actions/${of(act)}/complete`, start: nothing },
  'cancel-measure': { input: cancelMeasureInput, path: (act) => `actions/${of(act)}/cancel`, start: nothing, danger: true },
  'reopen-measure': { input: reopenMeasureInput, path: (act) => `actions/${of(act)}/reopen`, start: nothing },
  check: { input: checkInput, path: (act) => `checks/${of(act)}`, start: nothing },
};

const yesOrNo = (title: Text | undefined): JsonSchema => ({ type: 'string', enum: ['yes', 'no'], 'x-labels': { yes: text('有效', 'Effective'), no: text('无效', 'Not effective') }, ...(title ? { 'x-title': title } : {}) });

/** What an act asks for, as the form draws it. Whether it was effective is asked, not assumed. */
export function schemaOf({ kind }: Act): JsonSchema {
  const schema = jsonSchemaOf(shapes[kind].input);
  return kind === 'check' ? { ...schema, properties: { ...schema.properties, effective: yesOrNo(schema.properties?.effective?.['x-title']) } } : schema;
}

export const startOf = (view: CorrectiveView, act: Act): Record<string, unknown> => ({ ...shapes[act.kind].start(view, act), version: view.version });
export const pathOf = (act: Act): string => shapes[act.kind].path(act);
export const isDanger = ({ kind }: Act): boolean => shapes[kind].danger ?? false;
/** Of a revision an emptied field is sent as null. */
export function sentOf({ kind }: Act, value: Record<string, unknown>): Record<string, unknown> {
  if (kind === 'check') return { ...value, effective: value.effective === 'yes' };
  return kind === 'revise' ? { batch: null, defect: null, ...value } : value;
}
