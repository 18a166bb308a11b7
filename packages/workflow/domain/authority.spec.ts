import { money, settingDefault, type Money, yuan } from '@aftercare/kernel';
import { says } from '@aftercare/kernel/testing';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authority, type EarlierGrants, type Grant } from './authority.ts';
import { authorityLimit, authorityLimits, grantKinds, type AuthorityLimit } from './authority-limits.ts';

const row = (role: string, limit: string | null, more: Partial<AuthorityLimit> = {}): AuthorityLimit => ({ kind: 'any', role, limit: limit === null ? null : yuan(limit), per: 'case', windowDays: null, ...more });
const table = [
  row('agent', '1000'),
  row('agent', '3000', { per: 'customer', windowDays: 90 }),
  row('agent', '2500', { per: 'batch' }),
  row('supervisor', '20000'),
  row('marketing', '20000'),
  row('director', null),
];
const grant = (amount: string, more: Partial<Grant> = {}): Grant => ({ kind: 'compensation', amount: yuan(amount), batch: null, ...more });
const earlier = (amount: string, more: Partial<EarlierGrants> = {}): EarlierGrants => ({ per: 'case', windowDays: null, batch: null, kind: 'compensation', amount: yuan(amount), ...more });
const posts = ['agent', 'supervisor', 'marketing', 'director'];
const ask = (asked: Grant[], { before = [], roles = ['agent'], held = posts, limits = table }: { before?: EarlierGrants[]; roles?: string[]; held?: string[]; limits?: AuthorityLimit[] } = {}) =>
  says(undefined, [settingDefault(authorityLimits, limits)])(authority, { asked, before, roles, posts: held });

describe('who has to sign', () => {
  test('nobody up to the limit itself, the next level from a cent more', () => {
    expect(ask([grant('1000.00')])).toMatchObject({ outcome: 'granted', chain: [] });
    expect(ask([grant('1000.01')])).toMatchObject({ outcome: 'ask', chain: [['supervisor', 'marketing']] });
  });

  test('each next level up to the first that covers every sum', () => {
    expect(ask([grant('20000.01')]).chain).toEqual([['supervisor', 'marketing'], ['director']]);
    expect(ask([grant('20000.01')], { roles: ['marketing'] }).chain).toEqual([['director']]);
    expect(ask([grant('900000')], { roles: ['director'] }).outcome).toBe('granted');
  });

  test('whoever holds no limit asks from the lowest level on', () => {
    expect(ask([grant('10')], { roles: ['specialist'] }).chain).toEqual([['agent']]);
  });

  test('a level that nobody else holds is passed over, and where none reaches so far it says so', () => {
    expect(ask([grant('1000.01')], { held: ['director'] }).chain).toEqual([['director']]);
    expect(ask([grant('20000.01')], { held: ['supervisor'] })).toMatchObject({ outcome: 'nobody', chain: [] });
  });

  test('an empty table limits nobody', () => {
    expect(ask([grant('9000000')], { limits: [] }).outcome).toBe('granted');
  });

  test('a kind without a row is not the role’s to grant, and a level without it is not asked', () => {
    const limits = [row('agent', '500', { kind: 'free-goods' }), row('warehouse', null, { kind: 'free-goods' }), row('director', null)];
    expect(ask([grant('1')], { limits, held: ['warehouse', 'director'] })).toMatchObject({ chain: [['director']], levels: [{ without: ['compensation'] }, { without: ['compensation'] }, { covers: true }] });
    expect(ask([grant('501', { kind: 'free-goods' })], { limits, held: ['warehouse', 'director'] }).chain).toEqual([['warehouse']]);
  });
});

describe('what adds up', () => {
  test('what the case had before, what the customer had in the window, what the batch had', () => {
    expect(ask([grant('300')], { before: [earlier('700')] }).outcome).toBe('granted');
    const [level] = ask([grant('300')], { before: [earlier('800')] }).levels;
    expect(level!.checks[0]).toEqual({ kind: 'any', per: 'case', windowDays: null, batch: null, limit: yuan('1000'), asked: yuan('300'), before: yuan('800'), over: yuan('100'), foreign: false, covered: false });
    expect(ask([grant('300')], { before: [earlier('2800', { per: 'customer', windowDays: 90 })] }).outcome).toBe('ask');
    expect(ask([grant('300')], { before: [earlier('2800', { per: 'customer', windowDays: 30 })] }).outcome).toBe('granted');
    expect(ask([grant('300', { batch: 'B1' })], { before: [earlier('2300', { per: 'batch', batch: 'B1' })] }).outcome).toBe('ask');
    expect(ask([grant('300', { batch: 'B2' })], { before: [earlier('2300', { per: 'batch', batch: 'B1' })] }).outcome).toBe('granted');
  });

  test('a row of one kind counts that kind, a row of any kind counts all', () => {
    const limits = [row('agent', '100', { kind: 'refund' }), row('agent', '1000', { kind: 'any' }), row('director', null)];
    const refund = grant('100', { kind: 'refund' });
    expect(ask([refund, grant('900')], { limits }).outcome).toBe('granted');
    expect(ask([refund], { limits, before: [earlier('1', { kind: 'refund' })] }).outcome).toBe('ask');
    expect(ask([refund, grant('900.01')], { limits }).outcome).toBe('ask');
  });

  test('another currency never passes a limit, and passes where there is none', () => {
    const euro: Money = { amount: '1.00', currency: 'EUR' };
    expect(ask([grant('1', { amount: euro })]).chain).toEqual([['supervisor', 'marketing'], ['director']]);
    expect(ask([grant('1')], { before: [earlier('1', { amount: euro })] }).levels[0]!.checks[0]).toMatchObject({ covered: false, foreign: true });
  });
});

test('a window belongs to a customer or a batch', () => {
  expect(authorityLimit.safeParse(row('agent', '1', { windowDays: 30 })).success).toBe(false);
  expect(authorityLimit.safeParse(row('agent', '1', { windowDays: 30, per: 'customer' })).success).toBe(true);
});

describe('always', () => {
  const roles = ['r0', 'r1', 'r2', 'r3'];
  const cents = fc.integer({ min: 1, max: 500_000 }).map((n) => money.parse({ amount: (n / 100).toFixed(2) }));
  const kind = fc.constantFrom(...grantKinds.slice(0, 2));
  const aRow = fc.record({ kind: fc.constantFrom('any' as const, ...grantKinds.slice(0, 2)), role: fc.constantFrom(...roles), limit: fc.option(cents, { nil: null }), per: fc.constantFrom('case' as const, 'customer' as const, 'batch' as const), windowDays: fc.constant(null) });
  const limits = fc.array(aRow, { maxLength: 8 });
  const batch = fc.constantFrom(null, 'B1');
  /** How much authority it takes: nobody’s is the most. */
  const needed = ({ outcome, chain, levels }: ReturnType<typeof ask>): number =>
    outcome === 'granted' ? -1 : outcome === 'nobody' ? Number.POSITIVE_INFINITY : levels.findIndex((level) => level.roles.join() === chain.at(-1)!.join());
  const spread = (grants: readonly Grant[]): EarlierGrants[] =>
    grants.flatMap(({ kind: of, amount, batch: lot }) => [
      { per: 'case' as const, windowDays: null, batch: null, kind: of, amount },
      { per: 'customer' as const, windowDays: null, batch: null, kind: of, amount },
      ...(lot ? [{ per: 'batch' as const, windowDays: null, batch: lot, kind: of, amount }] : []),
    ]);

  test('more money never needs less authority', () => {
    fc.assert(
      fc.property(limits, kind, batch, cents, cents, fc.subarray(roles), fc.subarray(roles), (rows, of, lot, a, b, mine, held) => {
        const [less, more] = Number(a.amount) < Number(b.amount) ? [a, b] : [b, a];
        const of1 = (amount: Money) => needed(ask([{ kind: of, amount, batch: lot }], { limits: rows, roles: mine, held }));
        expect(of1(less)).toBeLessThanOrEqual(of1(more));
      }),
    );
  });

  test('splitting what is granted into several requests never needs less authority than the whole, pending ones counted', () => {
    fc.assert(
      fc.property(limits, kind, batch, fc.array(cents, { minLength: 2, maxLength: 4 }), fc.subarray(roles), fc.subarray(roles), (rows, of, lot, parts, mine, held) => {
        const grants = parts.map((amount) => ({ kind: of, amount, batch: lot }));
        const whole = needed(ask(grants, { limits: rows, roles: mine, held }));
        const each = grants.map((part, n) => needed(ask([part], { limits: rows, roles: mine, held, before: spread(grants.slice(0, n)) })));
        expect(Math.max(...each)).toBeGreaterThanOrEqual(whole);
      }),
    );
  });

  test('whoever signs last covers every sum, and nobody of the asker’s own level signs', () => {
    fc.assert(
      fc.property(limits, fc.array(fc.record({ kind, amount: cents, batch }), { minLength: 1, maxLength: 3 }), fc.subarray(roles), fc.subarray(roles), (rows, asked, mine, held) => {
        const { outcome, chain, levels } = ask(asked, { limits: rows, roles: mine, held });
        if (outcome !== 'ask') return;
        const signing = chain.map((each) => levels.find((level) => level.roles.join() === each.join())!);
        expect(signing.map(({ covers }) => covers)).toEqual(signing.map((_, n) => n === signing.length - 1));
        expect(signing.every(({ filled, own, without }) => filled && (!own || without.length > 0))).toBe(true);
      }),
    );
  });
});
