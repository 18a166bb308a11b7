import { policy, text } from '@aftercare/kernel';
import { z } from 'zod';
import { caseFacts } from './facts.ts';
import { liability, verdict } from './terms.ts';

/** What must be known before somebody is blamed, as codes; empty when the verdict may be given. */
export const judging = policy(
  'complaints.judging',
  { title: text('判定条件', 'What a verdict needs'), facts: z.strictObject({ case: caseFacts, verdict, liability: liability.nullable() }), decision: z.array(z.string()) },
  () => [],
);

/** What whoever handles a case should look at, as codes; nothing is refused for it. */
export const warnings = policy('complaints.warnings', { title: text('提醒', 'Warnings'), facts: caseFacts, decision: z.array(z.string()) }, () => []);
