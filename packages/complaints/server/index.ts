import { holdsAmounts, openWork, personLeft } from '@aftercare/identity';
import { answer, defineServerModule, subscribe } from '@aftercare/kernel/server';
import { approvalGranted, approvalRefused, approvalRequested, approvalVoided, caseStanding, clockBreached, clockMoved, clockPaused, clockResumed, clockThresholdReached, correctiveMoved, correctiveOpened, correctiveReopened, correctiveRevised, grantedIn, handOverReturned, pauseStruck, recurrence, subjectAccess, subjectBrief, timelineText } from '@aftercare/workflow';
import { complaint, complaintFiled, complaints, escalated, promised, solutionOffered, solutionReferred, stateChanged } from '../domain/index.ts';
import { ActionCosts } from './action-costs.ts';
import { HoldsAmounts } from './holds-amounts.ts';
import { AfterBreach } from './after-breach.ts';
import { AnalyseComplaintHandler } from './analyse-complaint.ts';
import { AnswerLineHandler } from './answer-line.ts';
import { AnswerHandOverHandler } from './answer-hand-over.ts';
import { AnswerLinkHandler } from './answer-link.ts';
import { AnswerOfferHandler } from './answer-offer.ts';
import { AnswersController } from './answers.controller.ts';
import { CaseReader } from './case-reader.ts';
import { Cases } from './cases.ts';
import { CloseComplaintHandler } from './close-complaint.ts';
import { CompleteActionHandler } from './complete-action.ts';
import { CompleteStepHandler } from './complete-step.ts';
import { ComplaintBriefs } from './complaint-briefs.ts';
import { ComplaintKeys } from './complaint-keys.ts';
import { Complaint } from './complaint.entity.ts';
import { ComplaintsController } from './complaints.controller.ts';
import { containmentAnswers, containmentControllers, containmentProviders, containmentSubscribers } from './containment/parts.ts';
import { ConfirmIntakeHandler } from './confirm-intake.ts';
import { EscalateComplaintHandler } from './escalate-complaint.ts';
import { FileComplaintHandler } from './file-complaint.ts';
import { FollowApproval } from './follow-approval.ts';
import { FollowClocks } from './follow-clocks.ts';
import { FollowUpHandler } from './follow-up.ts';
import { HandBackStepHandler } from './hand-back-step.ts';
import { HandOverComplaintHandler } from './hand-over-complaint.ts';
import { JudgeComplaintHandler } from './judge-complaint.ts';
import { HeldComplaints, PassOnComplaints } from './leaver.ts';
import { LinkComplaintsHandler } from './link-complaints.ts';
import { Links } from './links.ts';
import { linkAnswers, linkControllers, linkProviders, linkSubscribers } from './links-between/parts.ts';
import { ListComplaintsHandler } from './list-complaints.ts';
import { manners } from './manners.parts.ts';
import { MarkDuplicateHandler } from './mark-duplicate.ts';
import { MergeComplaintsHandler } from './merge-complaints.ts';
import { MayTouchComplaint } from './may-touch-complaint.ts';
import { Migration20261121040000 } from './migrations/Migration20261121040000.ts';
import { Migration20261122040100 } from './migrations/Migration20261122040100.ts';
import { Migration20261122040200 } from './migrations/Migration20261122040200.ts';
import { Migration20261122049000 } from './migrations/Migration20261122049000.ts';
import { Migration20261122040800 } from './migrations/Migration20261122040800.ts';
import { Migration20261122040700 } from './migrations/Migration20261122040700.ts';
import { MyWorkController } from './my-work.controller.ts';
import { MyWorkHandler } from './my-work.ts';
import { OfferSolutionHandler } from './offer-solution.ts';
import { OfferTexts } from './offer-texts.ts';
import { Offers } from './offers.ts';
import { Posts } from './posts.ts';
import { PromiseNoticeHandler } from './promise-notice.ts';
import { ReadComplaint } from './read-complaint.ts';
import { RememberTold } from './remember-told.ts';
import { ReopenComplaintHandler } from './reopen-complaint.ts';
import { ReviseComplaintHandler } from './revise-complaint.ts';
import { ShowComplaintHandler, ShowComplaintWithTimelineHandler } from './show-complaint.ts';
import { ShowLinkHandler } from './show-link.ts';
import { Sight } from './sight.ts';
import { SignStepHandler } from './sign-step.ts';
import { SplitComplaintHandler } from './split-complaint.ts';
import { StartFollowUpHandler } from './start-follow-up.ts';
import { KeyNames } from './statistics/key-names.ts';
import { ListFigureCasesHandler } from './statistics/list-figure-cases.ts';
import { Periods } from './statistics/period.ts';
import { ReadMonthsHandler } from './statistics/read-months.ts';
import { ReadParetoHandler } from './statistics/read-pareto.ts';
import { ReadStatisticsHandler } from './statistics/read-statistics.ts';
import { StatisticsController } from './statistics/statistics.controller.ts';
import { StepOutcomes } from './step-outcomes.ts';
import { TellCustomer } from './tell-customer.ts';
import { acknowledged } from './templates/acknowledged.ts';
import { closed } from './templates/closed.ts';
import { ComplaintCorrectivesController } from './corrective/complaint-correctives.controller.ts';
import { CountCorrectives } from './corrective/count-correctives.ts';
import { OpenForComplaintHandler } from './corrective/open-for-complaint.ts';
import { Recurrences } from './corrective/recurrences.ts';
import { Migration20261122040600 } from './migrations/Migration20261122040600.ts';
import { Migration20261122040300 } from './migrations/Migration20261122040300.ts';
import { ChangeStandardHandler } from './standards/change-standard.ts';
import { DraftStandardHandler } from './standards/draft-standard.ts';
import { Learn } from './standards/learn.ts';
import { KnownGoods } from './standards/known-goods.ts';
import { ListStandardsHandler } from './standards/list-standards.ts';
import { MatchStandardsHandler } from './standards/match-standards.ts';
import { ShowStandardHandler } from './standards/show-standard.ts';
import { StandardRows } from './standards/standard-rows.ts';
import { StandardsController } from './standards/standards.controller.ts';
import { deferred } from './templates/deferred.ts';
import { recallNotice } from './templates/recall-notice.ts';
import { toExternalReview } from './templates/external-review.ts';
import { offered } from './templates/offered.ts';
import { UnlinkComplaintsHandler } from './unlink-complaints.ts';
import { updated } from './templates/updated.ts';
import { WhoIsGranted } from './who-is-granted.ts';
import { TellStanding } from './tell-standing.ts';
import { WithdrawComplaintHandler } from './withdraw-complaint.ts';

export { AnalyseComplaint } from './analyse-complaint.ts';
export { AnswerHandOver } from './answer-hand-over.ts';
export { AnswerLine } from './answer-line.ts';
export { AnswerOffer } from './answer-offer.ts';
export { CaseReader, type CaseBrief } from './case-reader.ts';
export { CloseComplaint } from './close-complaint.ts';
export { CompleteAction } from './complete-action.ts';
export { CompleteStep } from './complete-step.ts';
export { ConfirmIntake } from './confirm-intake.ts';
export { EscalateComplaint } from './escalate-complaint.ts';
export { FileComplaint } from './file-complaint.ts';
export { FollowUp } from './follow-up.ts';
export { HandBackStep } from './hand-back-step.ts';
export { HandOverComplaint } from './hand-over-complaint.ts';
export { JudgeComplaint } from './judge-complaint.ts';
export { ListComplaints } from './list-complaints.ts';
export { MarkDuplicate } from './mark-duplicate.ts';
export { LinkComplaints } from './link-complaints.ts';
export { MergeComplaints } from './merge-complaints.ts';
export { SplitComplaint } from './split-complaint.ts';
export { OfferSolution } from './offer-solution.ts';
export { PromiseNotice } from './promise-notice.ts';
export { ReopenComplaint } from './reopen-complaint.ts';
export { ReviseComplaint } from './revise-complaint.ts';
export { ShowComplaint } from './show-complaint.ts';
export { RecordContact } from './contacts/record-contact.ts';
export { ReviewRecurring } from './reviews/review-recurring.ts';
export { SignStep } from './sign-step.ts';
export { StartFollowUp } from './start-follow-up.ts';
export { WithdrawComplaint } from './withdraw-complaint.ts';

export default defineServerModule({
  manifest: complaints,
  controllers: [StatisticsController, ComplaintsController, MyWorkController, AnswersController, ComplaintCorrectivesController, StandardsController, ...containmentControllers, ...linkControllers, ...manners.controllers],
  providers: [
    KeyNames, ListFigureCasesHandler, Periods, ReadMonthsHandler, ReadParetoHandler, ReadStatisticsHandler,
    ActionCosts, Cases, ComplaintKeys, Links, Offers, Posts, ReadComplaint, Sight, StepOutcomes,
    FileComplaintHandler, ConfirmIntakeHandler, ReviseComplaintHandler, JudgeComplaintHandler, PromiseNoticeHandler, OfferSolutionHandler, AnswerOfferHandler, AnswerLinkHandler,
    CompleteActionHandler, StartFollowUpHandler, FollowUpHandler, AnalyseComplaintHandler, AnswerLineHandler, EscalateComplaintHandler, HandOverComplaintHandler, AnswerHandOverHandler,
    CloseComplaintHandler, WithdrawComplaintHandler, MarkDuplicateHandler, ReopenComplaintHandler, CompleteStepHandler, SignStepHandler, HandBackStepHandler,
    ListComplaintsHandler, MyWorkHandler, ShowComplaintHandler, ShowComplaintWithTimelineHandler, ShowLinkHandler,
    CountCorrectives, Learn, OpenForComplaintHandler,
    KnownGoods, StandardRows, ChangeStandardHandler, DraftStandardHandler, ListStandardsHandler, MatchStandardsHandler, ShowStandardHandler,
    ...containmentProviders,
    ...manners.providers,
    ...linkProviders, LinkComplaintsHandler, UnlinkComplaintsHandler, MergeComplaintsHandler, SplitComplaintHandler,
  ],
  exports: [CaseReader],
  entities: [Complaint],
  migrations: [Migration20261121040000, Migration20261122040200, Migration20261122040100, Migration20261122040300, Migration20261122040600, Migration20261122040700, Migration20261122049000, Migration20261122040800],
  subscribers: [
    ...[complaintFiled, stateChanged, promised, solutionOffered, solutionReferred, escalated].map((event) => subscribe<any>(event, TellCustomer)),
    subscribe(clockBreached, AfterBreach),
    subscribe(clockThresholdReached, RememberTold),
    ...[approvalRequested, approvalGranted, approvalRefused, approvalVoided].map((event) => subscribe<any>(event, FollowApproval)),
    ...[correctiveOpened, correctiveRevised, correctiveMoved, correctiveReopened].map((event) => subscribe<any>(event, CountCorrectives)),
    subscribe(correctiveMoved, Learn),
    ...containmentSubscribers,
    ...manners.subscribers,
    ...linkSubscribers,
    subscribe(personLeft, PassOnComplaints),
    ...[clockPaused, clockResumed, clockMoved, pauseStruck, handOverReturned].map((event) => subscribe<any>(event, FollowClocks)),
  ],
  answers: [answer(subjectAccess(complaint), MayTouchComplaint), answer(holdsAmounts, HoldsAmounts), answer(caseStanding(complaint), TellStanding), answer(subjectBrief(complaint), ComplaintBriefs), answer(openWork, HeldComplaints), answer(grantedIn(complaint), WhoIsGranted), answer(timelineText('offer'), OfferTexts), answer(recurrence, Recurrences), ...containmentAnswers, ...linkAnswers, ...manners.answers],
  ticks: manners.ticks,
  templates: [acknowledged, deferred, updated, offered, toExternalReview, closed, recallNotice],
});
