import { text, type Text } from '@aftercare/kernel';
import { z } from 'zod';

/** The coarse lifecycle of a complaint; what a tenant does inside a phase are steps of its procedure. */
export const complaintStates = ['received', 'handling', 'offered', 'accepted', 'refused', 'executing', 'following-up', 'closed', 'external-review', 'withdrawn', 'duplicate'] as const;
export const complaintState = z.enum(complaintStates);
export type ComplaintState = z.output<typeof complaintState>;

export const stateTitles: Readonly<Record<ComplaintState, Text>> = {
  received: text('已受理', 'Received'),
  handling: text('处理中', 'In handling'),
  offered: text('已答复方案', 'Solution offered'),
  accepted: text('客户已同意', 'Accepted'),
  refused: text('客户未同意', 'Refused'),
  executing: text('执行中', 'Executing'),
  'following-up': text('回访中', 'Following up'),
  closed: text('已结案', 'Closed'),
  'external-review': text('外部评审', 'External review'),
  withdrawn: text('已撤诉', 'Withdrawn'),
  duplicate: text('重复投诉', 'Duplicate'),
};

/** Nothing more is owed to the customer in these. */
export const endStates = ['closed', 'external-review', 'withdrawn', 'duplicate'] as const satisfies readonly ComplaintState[];
export const isOpen = (state: ComplaintState): boolean => !(endStates as readonly ComplaintState[]).includes(state);

/** What people do with a complaint; each is `POST /api/complaints/:id/<action>`. */
export const complaintActions = [
  'confirm', 'revise', 'judge', 'promise', 'contact', 'offer', 'answer', 'complete-action', 'start-follow-up', 'follow-up', 'analyse', 'answer-line', 'escalate', 'hand-over', 'accept-hand-over', 'decline-hand-over', 'withdraw-hand-over', 'close', 'withdraw', 'mark-duplicate', 'reopen',
] as const;
export const complaintAction = z.enum(complaintActions);
export type ComplaintAction = z.output<typeof complaintAction>;

const open = complaintStates.filter(isOpen);

/** In which states an action makes sense; who may do it and what else stands in the way is said by permissions and policies. */
export const actionStates: Readonly<Record<ComplaintAction, readonly ComplaintState[]>> = {
  confirm: ['received'],
  revise: open,
  judge: open,
  promise: open,
  contact: open,
  offer: ['handling', 'refused'],
  answer: ['offered'],
  'complete-action': ['accepted', 'executing', 'following-up'],
  'start-follow-up': ['accepted', 'executing'],
  'follow-up': ['following-up'],
  analyse: open,
  'answer-line': open,
  escalate: ['handling', 'refused'],
  'hand-over': open,
  'accept-hand-over': open,
  'decline-hand-over': open,
  'withdraw-hand-over': open,
  close: ['accepted', 'executing', 'following-up', 'handling'],
  withdraw: open,
  'mark-duplicate': open,
  /** Of a duplicate: undoes the merge. */
  reopen: endStates,
};

export const actionFits = (action: ComplaintAction, state: ComplaintState): boolean => actionStates[action].includes(state);
