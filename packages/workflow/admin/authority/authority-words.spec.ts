import { text, yuan } from '@aftercare/kernel';
import type { AuthorityDecision, AuthorityLevel, LimitCheck } from '@aftercare/workflow';
import { expect, it } from 'vitest';
import { reasons, spanTitle, type AuthorityWords } from './authority-words.ts';

const words: AuthorityWords = { t: (key, values = {}) => `${key.replace('workflow.approval.', '')}${Object.keys(values).length ? `(${Object.values(values).map(String).join('|')})` : ''}`, say: (given) => given.en, money: ({ amount }) => amount, role: (id) => id };
const check = (more: Partial<LimitCheck> = {}): LimitCheck => ({ kind: 'any', per: 'case', windowDays: null, batch: null, limit: yuan('1000'), asked: yuan('1200'), before: yuan('0'), over: yuan('200'), foreign: false, covered: false, ...more });
const level = (role: string, more: Partial<AuthorityLevel> = {}): AuthorityLevel => ({ roles: [role], own: false, filled: true, covers: false, without: [], checks: [check()], ...more });
const decision = (levels: AuthorityLevel[], chain: string[][]): AuthorityDecision => ({ outcome: 'ask', chain, levels });

it('says for each level below the one that decides what it does not reach', () => {
  const said = reasons(decision([level('agent'), level('supervisor', { checks: [check({ before: yuan('500'), over: yuan('700') })] }), level('director', { covers: true, checks: [] })], [['supervisor'], ['director']]), words);
  expect(said).toEqual(['why.over(agent|span.case|1000.00|200.00|0.00)', 'why.adds(supervisor|span.case|1000.00|700.00|500.00)']);
});

it('says nothing of what is granted, nor of levels that reach far enough', () => {
  expect(reasons({ outcome: 'granted', chain: [], levels: [level('agent')] }, words)).toEqual([]);
  expect(reasons(decision([level('agent', { checks: [check({ covered: true, over: null })], without: ['refund'] }), level('director', { covers: true })], [['director']]), words)).toEqual(['why.kind(agent|Refund)']);
});

it('names another currency as what it is', () => {
  expect(reasons(decision([level('agent', { checks: [check({ over: null, foreign: true })] }), level('director', { covers: true })], [['director']]), words)).toEqual(['why.foreign(agent|span.case|1000.00)']);
});

it('names what a limit adds up', () => {
  expect([spanTitle(check(), words), spanTitle(check({ per: 'customer', windowDays: 90 }), words), spanTitle(check({ per: 'batch', batch: 'B1', kind: 'refund' }), words)]).toEqual(['span.case', 'span.customerdays(90)', `ofKind(span.batch(B1)|${text('退款', 'Refund').en})`]);
});
