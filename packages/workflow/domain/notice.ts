import { listQuery, oneOfMany, page, resource, subjectRef, text, type Text } from '@aftercare/kernel';
import { z } from 'zod';
import { brief } from './brief.ts';
import { instant } from './instant.ts';

export const noticeKinds = ['to-do', 'to-sign', 'to-accept', 'to-acknowledge', 'due-soon', 'late', 'mentioned', 'handed-back', 'decided', 'standing-in'] as const;
export const noticeKind = z.enum(noticeKinds);
export type NoticeKind = z.output<typeof noticeKind>;

export const noticeTitles: Readonly<Record<NoticeKind, Text>> = {
  'to-do': text('待办', 'To do'),
  'to-sign': text('待签批', 'To sign'),
  'to-accept': text('待接收', 'To accept'),
  'to-acknowledge': text('待确认的超时', 'Overdue, to acknowledge'),
  'due-soon': text('即将超时', 'Due soon'),
  late: text('已超时', 'Late'),
  mentioned: text('有人提到您', 'You were mentioned'),
  'handed-back': text('被退回', 'Handed back'),
  decided: text('有结果了', 'Decided'),
  'standing-in': text('代理变动', 'Standing in'),
};

/** Where somebody hears of something: in the console, and by e-mail. */
export const noticeWays = z.strictObject({ bell: z.boolean(), mail: z.boolean() });
export type NoticeWays = z.output<typeof noticeWays>;

/** Until somebody chooses otherwise: what somebody else waits for goes out by mail as well. */
export const standardWays: Readonly<Record<NoticeKind, NoticeWays>> = {
  'to-do': { bell: true, mail: false },
  'to-sign': { bell: true, mail: true },
  'to-accept': { bell: true, mail: true },
  'to-acknowledge': { bell: true, mail: true },
  'due-soon': { bell: true, mail: false },
  late: { bell: true, mail: true },
  mentioned: { bell: true, mail: true },
  'handed-back': { bell: true, mail: false },
  decided: { bell: true, mail: false },
  'standing-in': { bell: true, mail: true },
};

export const noticePreferences = z.strictObject(Object.fromEntries(noticeKinds.map((kind) => [kind, noticeWays])) as Record<NoticeKind, typeof noticeWays>).meta({ id: 'NoticePreferences' });
export type NoticePreferences = z.output<typeof noticePreferences>;

/** What it is about within the case: a step or a deadline by id. */
export const noticeDetail = z.strictObject({ step: z.string(), deadline: z.string(), forPerson: z.uuid() }).partial();
export type NoticeDetail = z.output<typeof noticeDetail>;

export const noticeView = z
  .strictObject({ id: z.uuid(), kind: noticeKind, subject: subjectRef, case: brief.nullable(), detail: noticeDetail, by: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(), forName: z.string().nullable(), at: instant, readAt: instant.nullable() })
  .meta({ id: 'Notice' });
export type NoticeView = z.output<typeof noticeView>;
export const noticePage = page(noticeView);

export const noticeQuery = listQuery(['at'], { kind: oneOfMany(noticeKinds).optional(), unread: z.stringbool().optional() }).omit({ q: true });
export type NoticeQuery = z.output<typeof noticeQuery>;

/** These, or all of them where `ids` is left out. */
export const readNoticesInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(200).optional() }).meta({ id: 'ReadNotices' });

export const notice = resource('notice', text('通知', 'Notice'));
