import { settingDefault, yuan } from '@aftercare/kernel';
import { authorityLimits, type AuthorityLimit } from '@aftercare/workflow';
import { agent, director, supervisor } from './roles.ts';

const row = (role: { readonly id: string }, limit: string | null, per: AuthorityLimit['per'] = 'case', windowDays: number | null = null): AuthorityLimit => ({ kind: 'any', role: role.id, limit: limit === null ? null : yuan(limit), per, windowDays });

/** Until a company sets its own: an agent decides the everyday, a supervisor what is dear, a director everything. Many small ones add up. */
export const authorityDefaults = settingDefault(authorityLimits, [
  row(agent, '5000'),
  row(agent, '20000', 'customer', 90),
  row(supervisor, '50000'),
  row(supervisor, '200000', 'customer', 365),
  row(director, null),
]);
