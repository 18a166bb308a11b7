import { can as directoryCan } from '@aftercare/directory';
import { role, text } from '@aftercare/kernel';
import { can as mailCan } from '@aftercare/mail';
import { can as workflowCan } from '@aftercare/workflow';
import { can } from './permissions.ts';

const handles = [can.read, can.file, can.handle, can.escalate, can.close, workflowCan.comment, workflowCan.attach, directoryCan.see, directoryCan.seeContacts, directoryCan.manageParties, workflowCan.seeCosts, workflowCan.recordCosts, workflowCan.openCorrective];

/** Takes complaints and handles the ordinary ones. */
export const agent = role('complaints.agent', text('客服专员', 'Service agent'), { grants: [...handles, can.seeContainments], sight: 'department' });
/** Takes over what an agent cannot solve. */
export const supervisor = role('complaints.supervisor', text('客服主管', 'Service supervisor'), { grants: [...handles, directoryCan.mergeParties, can.reopen, can.seeStatistics, can.holdMeetings, can.reviewRecurring, can.publishStandard, workflowCan.seeCorrective, workflowCan.manageCorrective, can.seeContainments, can.contain, workflowCan.pauseClock, workflowCan.strikePause, workflowCan.handOver, workflowCan.proposeSanctions, workflowCan.confirmSanctions, mailCan.read, mailCan.resend], sight: 'tenant' });
/** Decides and signs the major ones. */
export const director = role('complaints.director', text('总监', 'Director'), { grants: [...handles, directoryCan.mergeParties, can.reopen, can.seeStatistics, can.holdMeetings, can.reviewRecurring, can.publishStandard, workflowCan.seeCorrective, workflowCan.manageCorrective, can.seeContainments, can.contain, can.decideRecall, workflowCan.pauseClock, workflowCan.strikePause, workflowCan.handOver, workflowCan.proposeSanctions, workflowCan.confirmSanctions, mailCan.read, mailCan.resend], sight: 'tenant' });
/** Knows a field that the case needs: quality, engineering, logistics. */
export const specialist = role('complaints.specialist', text('专业部门人员', 'Specialist'), { grants: [can.read, can.handle, can.seeContainments, can.contain, workflowCan.comment, workflowCan.attach], sight: 'own' });
