import { role, text } from '@aftercare/kernel';
import { can } from './permissions.ts';

/** Signs a corrective action whose leader has no superior, and keeps an eye on all of them. */
export const qualityManager = role('workflow.quality-manager', text('质量经理', 'Quality manager'), {
  grants: [can.seeCorrective, can.openCorrective, can.manageCorrective, can.comment, can.attach, can.pauseClock],
  sight: 'tenant',
});
