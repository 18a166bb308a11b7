import { labelled, locale, moment } from '@aftercare/kernel';
import { z } from 'zod';

/** Somebody gives another what they hold, from one moment to another. Without `roles`: all of it, their cases and departments included. */
export const delegateInput = z.strictObject({
  toId: labelled(z.uuid(), '代理人', 'Stands in').meta({ 'x-format': 'person' }),
  startsAt: labelled(moment, '开始', 'From').meta({ 'x-format': 'datetime' }),
  endsAt: labelled(moment, '结束', 'To').meta({ 'x-format': 'datetime' }),
  roles: z.array(z.string().max(80)).min(1).max(100).nullable().default(null),
  reason: labelled(z.string().trim().min(1).max(500), '原因', 'Reason').meta({ 'x-format': 'text' }),
}).meta({ id: 'Delegate' });
export type DelegateInput = z.input<typeof delegateInput>;

const named = z.object({ id: z.uuid(), name: z.string() });

export const delegationView = z.object({
  id: z.uuid(),
  from: named,
  to: named,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Null: everything that `from` holds. */
  roles: z.array(z.object({ id: z.string(), title: z.record(locale, z.string()) })).nullable(),
  reason: z.string(),
  state: z.enum(['planned', 'running', 'over', 'revoked']),
}).meta({ id: 'Delegation' });
export type DelegationView = z.output<typeof delegationView>;
