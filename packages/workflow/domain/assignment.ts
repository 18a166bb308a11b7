import { z } from 'zod';
import { handOverView } from './hand-over.ts';
import { instant } from './instant.ts';

/** Who answers for a case: the first responsible person never changes, the owner does. */
export const assignmentView = z
  .strictObject({
    firstResponsible: z.uuid().nullable(),
    owner: z.uuid().nullable(),
    /** Every owner there was, oldest first; the last one's `to` is open. */
    owners: z.array(z.strictObject({ personId: z.uuid(), from: instant, to: instant.nullable(), by: z.uuid().nullable(), reason: z.string().nullable() })),
    /** Offered to somebody who has not answered yet. */
    pending: handOverView.nullable(),
  })
  .meta({ id: 'Assignment' });
export type AssignmentView = z.output<typeof assignmentView>;
