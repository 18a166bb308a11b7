import { role, text } from '@aftercare/kernel';
import { can } from './permissions.ts';

/** Settles what is claimed back, and sees what every case costs. */
export const finance = role('workflow.finance', text('财务', 'Finance'), { grants: [can.seeCosts, can.recordCosts, can.settleRecoveries, can.confirmSanctions], sight: 'tenant' });
