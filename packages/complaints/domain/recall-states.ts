import { text, type Text } from '@aftercare/kernel';
import { z } from 'zod';

export const recallState = z.enum(['running', 'closed']);
export type RecallState = z.output<typeof recallState>;
export const recallStateTitles: Readonly<Record<RecallState, Text>> = { running: text('召回中', 'Running'), closed: text('已关闭', 'Closed') };

/** How far a recall has come with one holder; it follows from the quantities and from whether they were reached. */
export const holderStates = ['not-contacted', 'contacted', 'retrieved', 'destroyed', 'returned', 'unreachable'] as const;
export const holderState = z.enum(holderStates);
export type HolderState = z.output<typeof holderState>;
export const holderStateTitles: Readonly<Record<HolderState, Text>> = {
  'not-contacted': text('未联系上', 'Not contacted'),
  contacted: text('已联系', 'Contacted'),
  retrieved: text('已收回', 'Retrieved'),
  destroyed: text('已销毁', 'Destroyed'),
  returned: text('已退回', 'Returned'),
  unreachable: text('无法联系', 'Unreachable'),
};
