import { permissions, text, type Permission } from '@aftercare/kernel';
import type { ComplaintAction } from './lifecycle.ts';

export const can = permissions('complaints', {
  read: text('查看投诉', 'See complaints'),
  file: text('受理投诉', 'File complaints'),
  handle: text('处理投诉', 'Handle complaints'),
  escalate: text('升级投诉', 'Escalate complaints'),
  close: text('结案', 'Close complaints'),
  reopen: text('重新打开投诉', 'Reopen complaints'),
  publishStandard: text('发布处理规范', 'Publish handling standards'),
  seeStatistics: text('查看投诉统计', 'See statistics of complaints'),
  holdMeetings: text('发布投诉例会报告', 'Publish meeting reports of complaints'),
  reviewRecurring: text('复盘频发投诉', 'Review recurring complaints'),
  seeContainments: text('查看批次预警与召回', 'See batch alarms and recalls'),
  contain: text('处理批次预警与召回', 'Handle batch alarms and recalls'),
  decideRecall: text('决定召回', 'Decide recalls'),
});

/** What each action needs. */
export const actionPermissions: Readonly<Record<ComplaintAction, Permission>> = {
  confirm: can.handle,
  revise: can.handle,
  judge: can.handle,
  promise: can.handle,
  contact: can.handle,
  offer: can.handle,
  answer: can.handle,
  'complete-action': can.handle,
  'start-follow-up': can.handle,
  'follow-up': can.handle,
  analyse: can.handle,
  'answer-line': can.handle,
  escalate: can.escalate,
  'hand-over': can.handle,
  'accept-hand-over': can.read,
  'decline-hand-over': can.read,
  'withdraw-hand-over': can.read,
  close: can.close,
  withdraw: can.close,
  'mark-duplicate': can.close,
  reopen: can.reopen,
};
