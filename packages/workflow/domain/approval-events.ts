import { event, money, text } from '@aftercare/kernel';
import { z } from 'zod';
import { voidReason } from './approval.ts';
import { grantKind } from './authority-limits.ts';

const anyCase = { subject: null };
const request = z.uuid();
const approvers = z.array(z.uuid());

/** `approvers`: whose turn it is first; any one of them signs. `former`: the request that it takes the place of. */
export const approvalRequested = event('workflow.approval-requested', text('请求核决', 'Approval asked for'), z.object({ request, kinds: z.array(grantKind), amount: money, roles: z.array(z.string()), approvers, former: z.uuid().nullable() }), anyCase);
/** `signature` names the comment that was given. `approvers`: whose turn it is next; nobody's after the last. `for`: whom the signer stood in for. */
export const approvalSigned = event('workflow.approval-signed', text('核决会签', 'Approval signed'), z.object({ request, signature: z.uuid(), role: z.string(), by: z.uuid(), for: z.uuid().nullable(), approvers }), anyCase);
/** Whoever was to sign has left. `approvers`: whose turn it is in their place. */
export const approvalRerouted = event('workflow.approval-rerouted', text('核决改由他人签署', 'Approval waits for others'), z.object({ request, approvers }), anyCase);
/** All who have to have signed; or, with `by` null, it was within the asker's own authority. */
export const approvalGranted = event('workflow.approval-granted', text('核决通过', 'Approval given'), z.object({ request, amount: money, by: z.uuid().nullable(), askedBy: z.uuid().nullable() }), anyCase);
export const approvalRefused = event('workflow.approval-refused', text('核决不同意', 'Approval refused'), z.object({ request, signature: z.uuid(), by: z.uuid(), askedBy: z.uuid().nullable() }), anyCase);
export const approvalVoided = event('workflow.approval-voided', text('核决失效', 'Approval void'), z.object({ request, why: voidReason }), anyCase);
