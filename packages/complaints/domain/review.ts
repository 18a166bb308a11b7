import { event, policy, text } from '@aftercare/kernel';
import { z } from 'zod';
import { complaint } from './resources.ts';
import { recurringCount } from './settings.ts';
import { complaintType } from './terms.ts';

/** Whether complaints of one type in a month are so many that their root cause is looked for. */
export const recurring = policy(
  'complaints.recurring',
  { title: text('频发投诉复盘', 'Review of recurring complaints'), facts: z.strictObject({ type: complaintType, cases: z.number().int() }), decision: z.boolean(), settings: [recurringCount] },
  ({ cases }, read) => cases >= (read(recurringCount) ?? Infinity),
);

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'YYYY-MM');
export const reviewInput = z.strictObject({ month }).meta({ id: 'ReviewRecurring' });

/** A type that came up too often in a month; `corrective`: the corrective action that looks for its root cause. */
export const reviewRow = z.object({ month, type: complaintType, cases: z.number().int(), complaint: z.object({ id: z.uuid(), number: z.string() }), corrective: z.uuid(), at: z.iso.datetime() }).meta({ id: 'RecurringComplaints' });
export type ReviewRow = z.output<typeof reviewRow>;
export const reviewList = z.array(reviewRow);

/** On the newest case of the type. */
export const recurringFound = event('complaints.recurring-found', text('频发投诉立项', 'Recurring complaints found'), z.object({ month, type: complaintType, cases: z.number().int(), corrective: z.uuid(), people: z.array(z.uuid()) }), { subject: complaint });
