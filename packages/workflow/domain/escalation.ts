import { duration, owner, policy, question, type Question, type Resource, role, superior, text } from '@aftercare/kernel';
import { z } from 'zod';
import type { Calendar } from './calendar.ts';
import { type Clock, reachedAt } from './clock.ts';
import { handOverDeadline } from './deadlines.ts';
import { dueAt } from './due.ts';
import { instant } from './instant.ts';
import { acknowledgeTime, nextSuperiorAfter } from './settings.ts';

/** The superior of the superior of whoever holds the case. Mapped by no tenant, like the superior. */
export const nextSuperior = role('workflow.next-superior', text('上级主管的上级', "Superior's superior"));

/** A percentage of the promised time, 100 being the breach, or a time after the breach. */
const rungTime = z.union([z.strictObject({ percent: z.number().int().min(1).max(100) }), z.strictObject({ after: duration })]);

/** One rung of a ladder: when it is reached, whose attention the case then needs (role ids), and how soon each of these posts must acknowledge; null where none must. */
export const rung = z.strictObject({ at: rungTime, tell: z.array(z.string().min(1)).min(1).max(10), acknowledgeWithin: duration.nullable() });
export type Rung = z.output<typeof rung>;

/** No two rungs at the same time. */
export const ladder = z.array(rung).max(20).refine((rungs) => new Set(rungs.map(rungKey)).size === rungs.length, 'Two rungs stand at the same time.');

/** Names a rung among those of its ladder: `80%`, `+1 working-days`. */
export const rungKey = ({ at }: Rung): string => ('percent' in at ? `${at.percent}%` : `+${at.after.amount} ${at.after.unit}`);

/** What the ladder may go by. `solved`: what the clock waits for is settled with the customer, though the case goes on. */
const standing = z.strictObject({ level: z.string().nullable(), solved: z.boolean() });
export type CaseStanding = z.output<typeof standing>;

/** Answered by the module that owns a kind of case. */
export const caseStanding = (resource: Pick<Resource, 'name'>): Question<{ id: string }, CaseStanding> =>
  question(`workflow.case-standing:${resource.name}`, { asks: z.strictObject({ id: z.uuid() }), answers: standing }, { whenAbsent: { level: null, solved: false } });

/** Who is told, and when, as a promise comes near its end and passes it. An offered hand-over goes back by itself instead. */
export const escalationLadder = policy(
  'workflow.escalation-ladder',
  {
    title: text('超时升级阶梯', 'Escalation ladder'),
    facts: z.strictObject({ type: z.string(), deadline: z.string(), ...standing.shape }),
    decision: ladder,
    settings: [acknowledgeTime, nextSuperiorAfter],
  },
  ({ deadline }, read) =>
    deadline === handOverDeadline.id
      ? []
      : [
          { at: { percent: 80 }, tell: [owner.id], acknowledgeWithin: null },
          { at: { percent: 100 }, tell: [owner.id, superior.id], acknowledgeWithin: read(acknowledgeTime) },
          { at: { after: read(nextSuperiorAfter) }, tell: [nextSuperior.id], acknowledgeWithin: read(acknowledgeTime) },
        ],
);

/** When a running clock reaches a rung, as things stand now. */
export function rungAt(clock: Clock, calendar: Calendar, { at }: Rung): string {
  return 'percent' in at ? reachedAt(clock, calendar, at.percent) : dueAt(calendar, reachedAt(clock, calendar, 100), at.after);
}

export interface RungAhead {
  readonly rung: Rung;
  readonly at: string;
}

/** The rungs that were not reached before (`reached`: their keys), the next one first. While a clock is paused or stopped nothing reaches them. */
export function rungsAhead(clock: Clock, calendar: Calendar, rungs: readonly Rung[], reached: readonly string[]): RungAhead[] {
  const ahead = rungs.filter((each) => !reached.includes(rungKey(each))).map((each) => ({ rung: each, at: rungAt(clock, calendar, each) }));
  return ahead.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Whether every post that was told has somebody who acknowledged; a post with several holders needs one of them. */
export function isAcknowledged(told: readonly { readonly role: string; readonly acknowledgedAt: string | null }[]): boolean {
  return [...new Set(told.map(({ role: post }) => post))].every((post) => told.some((each) => each.role === post && each.acknowledgedAt !== null));
}

/**
 * A rung that was reached, with everybody who was told. `open`: somebody still has to acknowledge; `passed-on`: they did not in time;
 * `over`: nobody waits for it any more. `rung`: as in the ladder, or `^` where there was none left and the next superiors were told.
 */
export const escalationView = z
  .strictObject({
    id: z.uuid(),
    clockId: z.uuid(),
    deadline: z.string(),
    step: z.string().nullable(),
    rung: z.string(),
    at: instant,
    acknowledgeBy: instant.nullable(),
    state: z.enum(['told', 'open', 'acknowledged', 'passed-on', 'over']),
    /** Whoever stands in for somebody is told as well. */
    people: z.array(z.strictObject({ personId: z.uuid(), role: z.string(), acknowledgedAt: instant.nullable() })),
    /** The one who asks was told and has not acknowledged. */
    mine: z.boolean(),
  })
  .meta({ id: 'Escalation' });
export type EscalationView = z.output<typeof escalationView>;

