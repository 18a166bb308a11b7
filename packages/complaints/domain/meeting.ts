import { money } from '@aftercare/kernel';
import { z } from 'zod';
import { complaintState } from './lifecycle.ts';
import { complaintType, level, remedyKind } from './terms.ts';

const at = z.iso.datetime();

/** One ended case as it is presented: nothing of it names the customer's people. */
export const meetingCase = z.object({
  id: z.uuid(),
  number: z.string(),
  subject: z.string(),
  type: complaintType,
  level,
  state: complaintState,
  closedAt: at,
  cause: z.string().nullable(),
  solution: z.string().nullable(),
  corrective: z.string().nullable(),
  cost: money,
  /** Remedies that were not the usual ones, with their reasons. */
  deviations: z.array(z.object({ kind: remedyKind, reason: z.string() })),
  /** How often the customer had to ask how things stand. */
  misses: z.number().int(),
}).meta({ id: 'MeetingCase' });
export type MeetingCase = z.output<typeof meetingCase>;

export const meetingReport = z.object({
  /** Null: what the next meeting will hear. */
  id: z.uuid().nullable(),
  title: z.string().nullable(),
  at,
  /** The meeting before. */
  since: at.nullable(),
  totals: z.object({ cases: z.number().int(), deviating: z.number().int(), misses: z.number().int(), cost: money }),
  cases: z.array(meetingCase),
}).meta({ id: 'MeetingReport' });
export type MeetingReport = z.output<typeof meetingReport>;

export const holdMeetingInput = z.strictObject({ title: z.string().trim().min(1).max(200) }).meta({ id: 'HoldMeeting' });
export const meetingRow = z.object({ id: z.uuid(), title: z.string(), at, cases: z.number().int() }).meta({ id: 'MeetingRow' });
export type MeetingRow = z.output<typeof meetingRow>;
export const meetingList = z.array(meetingRow);

/** The newest meetings that a list shows. */
export const meetingsShown = 200;
