import { listQuery, money, page, subjectRef } from '@aftercare/kernel';
import { z } from 'zod';
import { authorityDecision, grant } from './authority.ts';
import { grantKind } from './authority-limits.ts';
import { brief } from './brief.ts';
import { instant } from './instant.ts';

/** `void`: what was approved or asked for is no longer meant, so it counts in no sum. */
export const approvalState = z.enum(['pending', 'approved', 'refused', 'withdrawn', 'void']);
export type ApprovalState = z.output<typeof approvalState>;

/** Why an approval no longer holds: its content is another now, another one took its place, the customer did not take it, the case ended, or the asker took it back. */
export const voidReason = z.enum(['changed', 'replaced', 'not-taken', 'case-ended', 'withdrawn']);
export type VoidReason = z.output<typeof voidReason>;

/** What is approved, and nothing else: an approval is bound to the hash of this. */
export const approvalContent = z.strictObject({
  summary: z.string().max(4_000),
  customer: z.uuid().nullable(),
  items: z.array(grant.extend({ words: z.string().max(1_000) })).max(50),
});
export type ApprovalContent = z.output<typeof approvalContent>;

const named = z.strictObject({ id: z.uuid(), name: z.string() });
const words = z.string().trim().min(1).max(1_000);
const version = z.number().int().min(1);

export const approvalRow = z
  .strictObject({
    id: z.uuid(),
    subject: subjectRef,
    brief: brief.nullable(),
    state: approvalState,
    kinds: z.array(grantKind),
    amount: money,
    requestedBy: named.nullable(),
    requestedAt: instant,
    /** The roles whose turn it is; none once it is decided. */
    waitsFor: z.array(z.string()),
    /** How many of how many levels have signed. */
    signed: z.number().int(),
    levels: z.number().int(),
  })
  .meta({ id: 'ApprovalRow' });
export type ApprovalRow = z.output<typeof approvalRow>;
export const approvalPage = page(approvalRow).meta({ id: 'ApprovalPage' });

/** One signature. `for`: whom the person stood in for. */
export const approvalSignature = z.strictObject({ role: z.string(), by: named, for: named.nullable(), at: instant, decision: z.enum(['signed', 'refused']), comment: z.string().nullable() });

/** A level of the chain with everybody who may sign there. */
export const approvalLevel = z.strictObject({ roles: z.array(z.string()), approvers: z.array(named) });

export const approvalView = approvalRow
  .omit({ levels: true })
  .extend({
    version: z.number().int(),
    content: approvalContent,
    hash: z.string(),
    chain: z.array(approvalLevel),
    decision: authorityDecision,
    signatures: z.array(approvalSignature),
    decidedAt: instant.nullable(),
    voided: voidReason.nullable(),
    /** The request that this one took the place of. */
    former: z.uuid().nullable(),
    /** What the person who asks can do with it now. */
    allowed: z.array(z.enum(['sign', 'refuse', 'withdraw'])),
  })
  .meta({ id: 'Approval' });
export type ApprovalView = z.output<typeof approvalView>;

/** `waiting`: for my signature; `mine`: asked by me; `all`: whatever I may see. With `type` and `id`: of one case. */
export const approvalQuery = listQuery(['requestedAt'], { view: z.enum(['waiting', 'mine', 'all']).default('all'), type: z.string().max(60).optional(), id: z.uuid().optional() }).refine(({ type, id }) => (type === undefined) === (id === undefined), { path: ['id'], message: 'One case has a type and an id.' });
export type ApprovalQuery = z.output<typeof approvalQuery>;

export const signApprovalInput = z.strictObject({ version, comment: words.nullable().default(null) }).meta({ id: 'SignApproval' });
export const refuseApprovalInput = z.strictObject({ version, reason: words }).meta({ id: 'RefuseApproval' });
export const withdrawApprovalInput = z.strictObject({ version }).meta({ id: 'WithdrawApproval' });

/** What would be asked of whom. What waits in the same case and would be replaced by it does not count: `replacing`. */
export const previewApprovalInput = z.strictObject({ subject: subjectRef, items: z.array(grant).max(50), replacing: z.array(z.uuid()).max(20).default([]) }).meta({ id: 'PreviewApproval' });
export const approvalPreview = z.strictObject({ decision: authorityDecision, chain: z.array(approvalLevel) }).meta({ id: 'ApprovalPreview' });
export type ApprovalPreview = z.output<typeof approvalPreview>;
