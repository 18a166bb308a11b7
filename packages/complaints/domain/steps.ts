import { labelled, step, text } from '@aftercare/kernel';
import { z } from 'zod';

const solution = () => z.string().trim().min(1).max(2_000);

/** Solutions to choose from, the best first: it is offered, and the next one when it is refused. */
export const proposals = step(
  'complaints.proposals',
  text('准备备选方案', 'Prepare several solutions'),
  z.object({
    first: labelled(solution(), '方案一（最佳）', 'First solution (the best)'),
    second: labelled(solution(), '方案二', 'Second solution'),
    third: labelled(solution(), '方案三', 'Third solution'),
    fourth: labelled(solution().nullable(), '方案四', 'Fourth solution').default(null),
  }),
);
