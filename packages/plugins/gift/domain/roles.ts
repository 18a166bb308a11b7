import { supervisor } from '@aftercare/complaints';
import { role, text } from '@aftercare/kernel';

/** Decides what is more than a service agent may decide. */
export const marketingManager = role('gift.marketing-manager', text('营销经理', 'Marketing manager'), supervisor);
