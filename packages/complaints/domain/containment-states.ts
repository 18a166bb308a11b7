import { text, type Text } from '@aftercare/kernel';
import { z } from 'zod';

/** From an alarm to its end. `recall` and `adjusted`: what was decided about the goods in the market. */
export const containmentStates = ['alarm', 'confirmed', 'containing', 'recall', 'adjusted', 'closed', 'false-alarm'] as const;
export const containmentState = z.enum(containmentStates);
export type ContainmentState = z.output<typeof containmentState>;

export const containmentStateTitles: Readonly<Record<ContainmentState, Text>> = {
  alarm: text('预警', 'Alarm'),
  confirmed: text('已确认', 'Confirmed'),
  containing: text('已遏制', 'Contained'),
  recall: text('召回中', 'Recall decided'),
  adjusted: text('市场调整', 'Market adjusted'),
  closed: text('已关闭', 'Closed'),
  'false-alarm': text('误报', 'False alarm'),
};

export const openContainmentStates = ['alarm', 'confirmed', 'containing', 'recall', 'adjusted'] as const satisfies readonly ContainmentState[];
export const isOpenContainment = (state: ContainmentState): boolean => (openContainmentStates as readonly ContainmentState[]).includes(state);

/** What people do with a containment case; each is `POST /api/containments/:id/<action>`. */
export const containmentActions = ['confirm', 'contain', 'compare-sample', 'decide-recall', 'adjust-market', 'close', 'dismiss', 'add-child', 'remove-child'] as const;
export const containmentAction = z.enum(containmentActions);
export type ContainmentAction = z.output<typeof containmentAction>;

export const containmentActionStates: Readonly<Record<ContainmentAction, readonly ContainmentState[]>> = {
  confirm: ['alarm'],
  contain: ['confirmed'],
  'compare-sample': ['alarm', 'confirmed', 'containing'],
  'decide-recall': ['containing'],
  'adjust-market': ['containing'],
  close: ['containing', 'recall', 'adjusted'],
  dismiss: ['alarm', 'confirmed'],
  'add-child': openContainmentStates,
  'remove-child': openContainmentStates,
};

/** Where an action leads; those that are not here leave the state as it is. */
export const containmentActionLeads: Readonly<Partial<Record<ContainmentAction, ContainmentState>>> = { confirm: 'confirmed', contain: 'containing', 'decide-recall': 'recall', 'adjust-market': 'adjusted', close: 'closed', dismiss: 'false-alarm' };

export const containmentActionFits = (action: ContainmentAction, state: ContainmentState): boolean => containmentActionStates[action].includes(state);
