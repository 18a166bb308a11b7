import { can, specialist, supervisor } from '@aftercare/complaints';
import { role, text } from '@aftercare/kernel';

/** Decides what is more than a service agent may decide. */
export const marketingManager = role('gift.marketing-manager', text('营销经理', 'Marketing manager'), supervisor);

/** Reports technical problems to production, and says what its check has found. */
export const salesDirector = role('gift.sales-director', text('销售总监', 'Sales director'), specialist);

/** Supervises the service: sees everything with its deadlines, and does nothing in it. */
export const operations = role('gift.operations', text('营运管理部', 'Operations management'), { grants: [can.read, can.seeStatistics, can.seeContainments], sight: 'tenant' });
