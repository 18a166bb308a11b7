import { question } from '@aftercare/kernel';
import { z } from 'zod';
import { isoDate } from './instant.ts';

/** Whether somebody has the certificate that a piece of work needs, on the day it is planned for. Where no training records are kept, everybody is. */
export const isQualified = question(
  'workflow.is-qualified',
  { asks: z.strictObject({ personId: z.uuid(), work: z.string(), on: isoDate }), answers: z.strictObject({ qualified: z.boolean(), missing: z.array(z.string()) }) },
  { whenAbsent: { qualified: true, missing: [] } },
);
