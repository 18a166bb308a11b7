import { question } from '@aftercare/kernel';
import { z } from 'zod';
import { instant, isoDate } from './instant.ts';

/** Whether somebody has the certificate that a piece of work needs, on the day it is planned for. Where no training records are kept, everybody is. */
export const isQualified = question(
  'workflow.is-qualified',
  { asks: z.strictObject({ personId: z.uuid(), work: z.string(), on: isoDate }), answers: z.strictObject({ qualified: z.boolean(), missing: z.array(z.string()) }) },
  { whenAbsent: { qualified: true, missing: [] } },
);

/** The names of parties, whoever asks: for papers that name who pays. Where no directory is kept, nobody is known. */
export const partyNames = question(
  'workflow.party-names',
  { asks: z.strictObject({ ids: z.array(z.uuid()) }), answers: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) },
  { whenAbsent: [] },
);

/** The names of products, whoever asks. Where no directory is kept, none is known. */
export const productNames = question(
  'workflow.product-names',
  { asks: z.strictObject({ ids: z.array(z.uuid()) }), answers: z.array(z.strictObject({ id: z.uuid(), name: z.string() })) },
  { whenAbsent: [] },
);

/** How often the same happened in a period, `from` included and `to` not: asked for the time before and after a corrective action. */
export const recurrence = question(
  'workflow.recurrence',
  { asks: z.strictObject({ product: z.uuid().nullable(), defect: z.string().nullable(), from: instant, to: instant }), answers: z.strictObject({ count: z.number().int().min(0) }) },
  { whenAbsent: { count: 0 } },
);
