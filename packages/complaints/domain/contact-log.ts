import { event, labelled, moment, page, policy, text } from '@aftercare/kernel';
import { z } from 'zod';
import { caseFacts } from './facts.ts';
import { complaint } from './resources.ts';
import { promiseUntilSolved } from './settings.ts';
import { channel } from './terms.ts';

const titled = <const T extends Record<string, { 'zh-CN': string; en: string }>>(titles: T) => ({ titles, schema: z.enum(Object.keys(titles) as [Extract<keyof T, string>, ...Extract<keyof T, string>[]]).meta({ 'x-labels': titles }) });

export const directions = titled({ out: text('我方联系客户', 'We contacted the customer'), in: text('客户联系我方', 'The customer contacted us') });
/** Somebody who has to ask how things stand was not told in time. */
export const contactTopics = titled({ progress: text('处理进度', 'How things stand'), other: text('其他', 'Something else') });

/** Whether what is written down of a contact is enough, by field: `{ path: code }`. `next`: when the customer hears from us again is said. */
export const contacting = policy(
  'complaints.contacting',
  { title: text('联系客户', 'Contact with the customer'), facts: z.strictObject({ case: caseFacts, direction: directions.schema, about: contactTopics.schema, next: z.boolean() }), decision: z.record(z.string(), z.string()), settings: [promiseUntilSolved] },
  ({ case: { hasPromise, solved }, direction, next }, read): Record<string, string> => (direction === 'out' && hasPromise && !solved && !next && read(promiseUntilSolved) ? { promisedAt: 'next-promise' } : {}),
);

/** `promisedAt`: when the customer hears from us again. A contact of ours keeps what was promised before. */
export const contactInput = z.strictObject({
  version: z.number().int().min(1),
  direction: labelled(directions.schema, '方向', 'Who contacted whom'),
  channel: labelled(channel, '方式', 'How'),
  about: labelled(contactTopics.schema, '内容', 'About').default('other'),
  note: labelled(z.string().trim().min(1).max(2_000), '沟通记录', 'What was said'),
  promisedAt: labelled(moment.nullable(), '承诺下次回复时间', 'The customer hears from us again by').meta({ 'x-format': 'datetime' }).default(null),
}).meta({ id: 'RecordContact' });

export const contactQuery = z.strictObject({ cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export const contactRow = z.object({ id: z.uuid(), at: z.iso.datetime(), by: z.object({ id: z.uuid(), name: z.string() }).nullable(), direction: directions.schema, channel, about: contactTopics.schema, note: z.string() }).meta({ id: 'CustomerContact' });
export type ContactRow = z.output<typeof contactRow>;
export const contactPage = page(contactRow);

export const contacted = event('complaints.contacted', text('与客户联系', 'Contact with the customer'), z.object({ contact: z.uuid(), direction: directions.schema, channel, about: contactTopics.schema }), { subject: complaint });
