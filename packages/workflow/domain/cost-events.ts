import { event, money, text } from '@aftercare/kernel';
import { z } from 'zod';
import { costCategory, costPayer, debtor } from './cost-terms.ts';
import { can } from './permissions.ts';
import { sanctionKind } from './sanction.ts';

/** What costs and who is punished is not for everybody who sees the case. */
const ofCosts = { subject: null, seenWith: [can.seeCosts] };
const ofSanctions = { subject: null, seenWith: [can.proposeSanctions, can.confirmSanctions] };
const ofLine = { cost: z.uuid(), category: costCategory, payer: costPayer, amount: money };
const ofClaim = { recovery: z.uuid(), payer: debtor };

export const costRecorded = event('workflow.cost-recorded', text('记录费用', 'Cost recorded'), z.object(ofLine), ofCosts);
export const costReversed = event('workflow.cost-reversed', text('冲销费用', 'Cost reversed'), z.object({ ...ofLine, reverses: z.uuid() }), ofCosts);
/** `amount` is null while it is not worked out. */
export const recoveryOpened = event('workflow.recovery-opened', text('提出追偿', 'Recovery claimed'), z.object({ ...ofClaim, amount: money.nullable(), partyId: z.uuid().nullable() }), ofCosts);
export const recoveryRevised = event('workflow.recovery-revised', text('追偿变更', 'Recovery revised'), z.object({ ...ofClaim, amount: money.nullable(), partyId: z.uuid().nullable() }), ofCosts);
export const recoveryAgreed = event('workflow.recovery-agreed', text('追偿获认可', 'Recovery agreed'), z.object({ ...ofClaim, amount: money }), ofCosts);
export const recoveryReceived = event('workflow.recovery-received', text('追偿收回', 'Recovery received'), z.object({ ...ofClaim, receipt: z.uuid(), amount: money, left: money }), ofCosts);
export const recoveryRefused = event('workflow.recovery-refused', text('追偿被拒绝', 'Recovery refused'), z.object(ofClaim), ofCosts);
/** `amount`: what is given up. */
export const recoveryWaived = event('workflow.recovery-waived', text('放弃追偿', 'Recovery waived'), z.object({ ...ofClaim, amount: money }), ofCosts);
/** Nobody answered a claim in time. `people`: whoever made it. */
export const recoveryOverdue = event('workflow.recovery-overdue', text('追偿答复超时', 'Recovery not answered in time'), z.object({ ...ofClaim, people: z.array(z.uuid()) }), ofCosts);

const ofSanction = { sanction: z.uuid(), kind: sanctionKind, partyId: z.uuid().nullable(), personId: z.uuid().nullable() };
export const sanctionProposed = event('workflow.sanction-proposed', text('提出处罚建议', 'Sanction proposed'), z.object({ ...ofSanction, rule: z.string() }), ofSanctions);
/** Takes effect from now on: listeners carry out what their records need. `amount`: money or points. */
export const sanctionConfirmed = event('workflow.sanction-confirmed', text('确认处罚', 'Sanction confirmed'), z.object({ ...ofSanction, rule: z.string(), amount: z.string().nullable() }), ofSanctions);
export const sanctionDismissed = event('workflow.sanction-dismissed', text('不予处罚', 'Sanction dismissed'), z.object(ofSanction), ofSanctions);
