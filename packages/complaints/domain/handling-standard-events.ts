import { event, text } from '@aftercare/kernel';
import { z } from 'zod';
import { handlingStandard, standardKind } from './handling-standard.ts';

const subject = { subject: handlingStandard };

/** `complaint`, `corrective`: what it was learnt from; none where somebody wrote it. */
export const standardDrafted = event('complaints.standard-drafted', text('处理规范草稿', 'Handling standard drafted'), z.object({ kind: standardKind, complaint: z.uuid().nullable(), corrective: z.uuid().nullable() }), subject);
export const standardRevised = event('complaints.standard-revised', text('处理规范修订', 'Handling standard revised'), z.object({ version: z.number().int() }), subject);
export const standardPublished = event('complaints.standard-published', text('处理规范发布', 'Handling standard published'), z.object({ version: z.number().int() }), subject);
export const standardRetired = event('complaints.standard-retired', text('处理规范停用', 'Handling standard retired'), z.object({ version: z.number().int() }), subject);
