import { atLeast, money, type Money, policy, text } from '@aftercare/kernel';
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { authorityLimits, grantKind, type AuthorityLimit, type GrantKind, grantKinds, span } from './authority-limits.ts';

/** One thing that is to be granted. */
export const grant = z.strictObject({ kind: grantKind, amount: money, batch: z.string().max(60).nullable() });
export type Grant = z.output<typeof grant>;

/** What was granted before or waits for approval, added up over one case, one customer's window or one batch's window. */
export const earlierGrants = z.strictObject({ per: span, windowDays: z.number().int().nullable(), batch: z.string().nullable(), kind: grantKind, amount: money });
export type EarlierGrants = z.output<typeof earlierGrants>;

/** One limit held against what it adds up. `over`: by how much it is exceeded; null also where another currency keeps it from being compared. */
export const limitCheck = z.strictObject({ kind: z.enum([...grantKinds, 'any']), per: span, windowDays: z.number().int().nullable(), batch: z.string().nullable(), limit: money.nullable(), asked: money, before: money, over: money.nullable(), foreign: z.boolean(), covered: z.boolean() });
export type LimitCheck = z.output<typeof limitCheck>;

/** Roles with the same limits. `own`: the asker's; `filled`: somebody else holds one; `without`: kinds that are not theirs to grant. */
export const authorityLevel = z.strictObject({ roles: z.array(z.string()), own: z.boolean(), filled: z.boolean(), covers: z.boolean(), without: z.array(grantKind), checks: z.array(limitCheck) });
export type AuthorityLevel = z.output<typeof authorityLevel>;

/** `chain`: the levels that have to sign, one after the other; of each one holder. `nobody`: no filled level reaches so far. */
export const authorityDecision = z.strictObject({ outcome: z.enum(['granted', 'ask', 'nobody']), chain: z.array(z.array(z.string())), levels: z.array(authorityLevel) });
export type AuthorityDecision = z.output<typeof authorityDecision>;

/** Whether whoever asks may grant it alone, and if not, who has to sign: each next level up to the first whose limits cover every sum. */
export const authority = policy(
  'workflow.authority',
  {
    title: text('核决权限', 'Authority to grant'),
    facts: z.strictObject({ asked: z.array(grant), before: z.array(earlierGrants), roles: z.array(z.string()), posts: z.array(z.string()) }),
    decision: authorityDecision,
    settings: [authorityLimits],
  },
  ({ asked, before, roles, posts }, read): AuthorityDecision => {
    const limits = read(authorityLimits);
    const kinds = [...new Set(asked.map(({ kind }) => kind))];
    const levels = levelsOf(limits).map(({ named, rows }): AuthorityLevel => {
      const checks = rows.flatMap((row) => held(row, asked, before));
      const without = kinds.filter((kind) => !rows.some((row) => concerns(row, kind)));
      return { roles: named, own: named.some((role) => roles.includes(role)), filled: named.some((role) => posts.includes(role)), covers: without.length === 0 && checks.every(({ covered }) => covered), without, checks };
    });
    if (!limits.length || !asked.length || levels.some(({ own, covers }) => own && covers)) return { outcome: 'granted', chain: [], levels };
    const concerned = ({ without }: AuthorityLevel) => without.length < kinds.length;
    const above = levels.slice(levels.findLastIndex((level) => level.own && concerned(level)) + 1).filter((level) => level.filled && concerned(level));
    const last = above.findIndex(({ covers }) => covers);
    return last < 0 ? { outcome: 'nobody', chain: [], levels } : { outcome: 'ask', chain: above.slice(0, last + 1).map((level) => level.roles), levels };
  },
);

interface Level {
  readonly named: string[];
  readonly rows: readonly AuthorityLimit[];
}

/** Lowest first; roles with the same limits together. */
function levelsOf(limits: readonly AuthorityLimit[]): Level[] {
  const levels = new Map<string, Level>();
  for (const role of new Set(limits.map((row) => row.role))) {
    const rows = limits.filter((row) => row.role === role);
    const key = JSON.stringify(rows.map(({ kind, limit, per, windowDays }) => [kind, limit?.amount, limit?.currency, per, windowDays]).map((each) => JSON.stringify(each)).toSorted());
    const level = levels.get(key);
    if (level) level.named.push(role);
    else levels.set(key, { named: [role], rows });
  }
  return [...levels.values()];
}

const concerns = (row: AuthorityLimit, kind: GrantKind): boolean => row.kind === 'any' || row.kind === kind;

/** A batch's limit is held against each batch that is asked for. */
function held(row: AuthorityLimit, asked: readonly Grant[], before: readonly EarlierGrants[]): LimitCheck[] {
  const mine = asked.filter(({ kind }) => concerns(row, kind));
  const earlier = before.filter(({ per, windowDays, kind }) => per === row.per && windowDays === row.windowDays && concerns(row, kind));
  if (row.per !== 'batch') return mine.length ? [check(row, null, mine, earlier)] : [];
  const batches = new Set(mine.flatMap(({ batch }) => batch ?? []));
  return [...batches].map((batch) => check(row, batch, mine.filter((each) => each.batch === batch), earlier.filter((each) => each.batch === batch)));
}

function check({ kind, per, windowDays, limit }: AuthorityLimit, batch: string | null, mine: readonly { amount: Money }[], earlier: readonly { amount: Money }[]): LimitCheck {
  const currency = limit?.currency ?? mine[0]!.amount.currency;
  const total = (grants: readonly { amount: Money }[]): Money => ({ amount: Decimal.sum(0, ...grants.filter(({ amount }) => amount.currency === currency).map(({ amount }) => amount.amount)).toFixed(2), currency });
  const [asked, was] = [total(mine), total(earlier)];
  const sum: Money = { amount: new Decimal(asked.amount).add(was.amount).toFixed(2), currency };
  const foreign = [...mine, ...earlier].some(({ amount }) => amount.currency !== currency);
  const within = limit === null || atLeast(limit, sum);
  // Sums in two currencies cannot be added, so a limit in one of them never covers both.
  return { kind, per, windowDays, batch, limit, asked, before: was, over: within ? null : { amount: new Decimal(sum.amount).sub(limit.amount).toFixed(2), currency }, foreign, covered: limit === null || (within && !foreign) };
}
