import { duration, type Duration, policy, text } from '@aftercare/kernel';
import { z } from 'zod';
import type { Calendar } from './calendar.ts';
import { type Clock, counts, due } from './clock.ts';
import { iso, ms } from './instant.ts';
import { pauseBudget, reasonsWithEvidence } from './settings.ts';

/** What a pause needs: how long the clock may stand still in all, null being as long as it takes, and whether something must prove the reason. */
export const pausing = policy(
  'workflow.pausing',
  {
    title: text('暂停计时的条件', 'What a pause needs'),
    facts: z.strictObject({ type: z.string(), deadline: z.string(), reason: z.string() }),
    decision: z.strictObject({ budget: duration.nullable(), evidence: z.boolean() }),
    settings: [pauseBudget, reasonsWithEvidence],
  },
  ({ reason }, read) => ({ budget: read(pauseBudget), evidence: read(reasonsWithEvidence).some((word) => reason.toLowerCase().includes(word.toLowerCase())) }),
);

/**
 * When the pauses of a clock use up their budget, counting on from a pause that still lasts; null for a clock that was never paused.
 * Pauses that were struck out cost nothing.
 */
export function budgetEndsAt(clock: Clock, calendar: Calendar, budget: Duration): string | null {
  const first = clock.intervals.findIndex((each) => !counts(each));
  if (first < 0) return null;
  // The budget is a promise of its own, which runs while the clock stands still.
  const intervals = clock.intervals.slice(first).map((each) => ({ ...each, kind: counts(each) ? ('pause' as const) : ('run' as const), struck: null }));
  const mirror: Clock = { startedAt: intervals[0]!.from, term: budget, intervals, stoppedAt: null };
  return iso(due(mirror, calendar, ms(intervals.at(-1)!.from)));
}
