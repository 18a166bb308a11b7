import { holdsAmounts, openWork, person, personLeft } from '@aftercare/identity';
import { answer, defineServerModule, settingChanged, subscribe, tick } from '@aftercare/kernel/server';
import { calendarChanged, clockBreached, recovery, subjectAccess, subjectBrief, timelineText, workflow } from '../domain/index.ts';
import { Assignments } from './assignments.ts';
import { HoldsAmounts } from './costs/holds-amounts.ts';
import { AddAttachmentHandler } from './attachments/add-attachment.ts';
import { AttachmentsController } from './attachments/attachments.controller.ts';
import { Attachments } from './attachments/attachments.ts';
import { FileStore } from './attachments/file-store.ts';
import { RemoveAttachmentHandler } from './attachments/remove-attachment.ts';
import { Uploads } from './attachments/uploads.ts';
import { CalendarController } from './calendar/calendar.controller.ts';
import { ApprovalsController } from './authority/approvals.controller.ts';
import { Approvals } from './authority/approvals.ts';
import { Authority } from './authority/authority.ts';
import { AuthorityRows } from './authority/authority-rows.ts';
import { DecideApprovalHandler, WithdrawApprovalHandler } from './authority/decide-approval.ts';
import { SumsOfGrants } from './authority/earlier-grants.ts';
import { Seats } from './authority/seats.ts';
import { SignatureTexts } from './authority/signature-texts.ts';
import { Briefs } from './briefs.ts';
import { Calendars } from './calendar/calendars.ts';
import { RemoveCalendarExceptionHandler, SetCalendarExceptionHandler } from './calendar/set-exception.ts';
import { ClockCharges } from './clocks/clock-charges.ts';
import { ClockRows } from './clocks/clock-rows.ts';
import { ClocksController } from './clocks/clocks.controller.ts';
import { ClockStatistics } from './clocks/clock-statistics.ts';
import { Clocks } from './clocks/clocks.ts';
import { FireClockHandler } from './clocks/fire-clock.ts';
import { ExplainClockHandler } from './clocks/explain-clock.ts';
import { Ladders } from './clocks/ladders.ts';
import { RecomputeAfterException, RecomputeAfterSetting, RecomputeClocksHandler } from './clocks/recompute-clocks.ts';
import { RunClocks } from './clocks/run-clocks.ts';
import { StrikePauseHandler } from './clocks/strike-pause.ts';
import { PauseTexts, StrikeTexts } from './clocks/texts.ts';
import { TurnClockHandler } from './clocks/turn-clock.ts';
import { ClockWatch } from './clocks/watch-clock.ts';
import { AddCommentHandler } from './comments/add-comment.ts';
import { CommentsController } from './comments/comments.controller.ts';
import { Comments } from './comments/comments.ts';
import { AfterAnswerMissed } from './costs/after-answer-missed.ts';
import { AgreeRecoveryHandler } from './costs/agree-recovery.ts';
import { corrective } from './corrective/parts.ts';
import { CostChecks } from './costs/cost-checks.ts';
import { CostStatistics } from './costs/cost-statistics.ts';
import { CostSheets } from './costs/cost-sheets.ts';
import { CostTexts, SanctionTexts } from './costs/cost-texts.ts';
import { CostsController } from './costs/costs.controller.ts';
import { DecideSanctionHandler } from './costs/decide-sanction.ts';
import { EndRecoveryHandler } from './costs/end-recovery.ts';
import { ListRecoveriesHandler } from './costs/list-recoveries.ts';
import { ListSanctionsHandler } from './costs/list-sanctions.ts';
import { OpenRecoveryHandler } from './costs/open-recovery.ts';
import { PayerNames } from './costs/payer-names.ts';
import { ProposeByHandHandler } from './costs/propose-by-hand.ts';
import { ProposeSanctionHandler } from './costs/propose-sanction.ts';
import { ReceiveRecoveryHandler } from './costs/receive-recovery.ts';
import { RecordCostHandler } from './costs/record-cost.ts';
import { RecoveriesController } from './costs/recoveries.controller.ts';
import { MayTouchRecovery } from './costs/recovery-access.ts';
import { RecoveryRows } from './costs/recovery-rows.ts';
import { ReverseCostHandler } from './costs/reverse-cost.ts';
import { ReviseRecoveryHandler } from './costs/revise-recovery.ts';
import { SanctionRows } from './costs/sanction-rows.ts';
import { SanctionsController } from './costs/sanctions.controller.ts';
import { DraftsController } from './drafts/drafts.controller.ts';
import { KeepDraftHandler } from './drafts/keep-draft.ts';
import { AcknowledgeEscalationHandler } from './escalations/acknowledge-escalation.ts';
import { EscalationsController } from './escalations/escalations.controller.ts';
import { Escalations } from './escalations/escalations.ts';
import { PassOnEscalationHandler } from './escalations/pass-on-escalation.ts';
import { OpenWorkOfCases } from './leaving/open-work.ts';
import { PassOnWork } from './leaving/pass-on-work.ts';
import { PersonBriefs } from './leaving/person-briefs.ts';
import { WaitsAlone } from './leaving/waits-alone.ts';
import { HandOvers } from './hand-overs/hand-overs.ts';
import { OpenOffers } from './hand-overs/open-offers.ts';
import { DeclineTexts, HandOverTexts, OverrideTexts } from './hand-overs/texts.ts';
import { Migration20261121020000 } from './migrations/Migration20261121020000.ts';
import { Migration20261122020200 } from './migrations/Migration20261122020200.ts';
import { Migration20261122020300 } from './migrations/Migration20261122020300.ts';
import { Migration20261122020400 } from './migrations/Migration20261122020400.ts';
import { Migration20261122020100 } from './migrations/Migration20261122020100.ts';
import { Migration20261122020600 } from './migrations/Migration20261122020600.ts';
import { Migration20261122020500 } from './migrations/Migration20261122020500.ts';
import { Migration20261122020800 } from './migrations/Migration20261122020800.ts';
import { Migration20261122020700 } from './migrations/Migration20261122020700.ts';
import { ListNoticesHandler } from './notices/list-notices.ts';
import { NoticesController } from './notices/notices.controller.ts';
import { Notices } from './notices/notices.ts';
import { Preferences } from './notices/preferences.ts';
import { ReadNoticesHandler } from './notices/read-notices.ts';
import { SetPreferencesHandler } from './notices/set-preferences.ts';
import { tellings } from './notices/tell-people.ts';
import { noticedMail } from './templates/noticed.ts';
import { Numbers } from './numbers.ts';
import { BePresentHandler } from './presence/be-present.ts';
import { PresenceController } from './presence/presence.controller.ts';
import { SweepDesks } from './presence/sweep-desks.ts';
import { Hands } from './steps/hands.ts';
import { StepClocks } from './steps/step-clocks.ts';
import { StepRows } from './steps/step-rows.ts';
import { StepTexts } from './steps/step-texts.ts';
import { StepTurns } from './steps/step-turns.ts';
import { StepViews } from './steps/step-views.ts';
import { StepsController } from './steps/steps.controller.ts';
import { Steps } from './steps/steps.ts';
import { Subjects } from './subjects.ts';
import { CommentTexts, FileTexts, MailTexts } from './timeline/texts.ts';
import { TimelineController } from './timeline/timeline.controller.ts';
import { Timelines } from './timeline/timelines.ts';

export { Assignments } from './assignments.ts';
export { Attachments } from './attachments/attachments.ts';
export { Authority, type Asked, type Wanted } from './authority/authority.ts';
export { Briefs } from './briefs.ts';
export { Calendars } from './calendar/calendars.ts';
export { RemoveCalendarException, SetCalendarException } from './calendar/set-exception.ts';
export { ClockStatistics } from './clocks/clock-statistics.ts';
export { CostStatistics, type CostsOfPayer } from './costs/cost-statistics.ts';
export { Clocks, type ClockOptions, type PauseReason } from './clocks/clocks.ts';
export { AddComment } from './comments/add-comment.ts';
export { Comments } from './comments/comments.ts';
export { CorrectiveReader, OpenCorrectiveAction, ReopenEffectiveness, type CorrectiveCounts, type Lesson } from './corrective/parts.ts';
export { CostSheets } from './costs/cost-sheets.ts';
export { OpenRecovery } from './costs/open-recovery.ts';
export { ProposeSanction } from './costs/propose-sanction.ts';
export { RecordCost } from './costs/record-cost.ts';
export { ReverseCost } from './costs/reverse-cost.ts';
export { Escalations } from './escalations/escalations.ts';
export { HandOvers } from './hand-overs/hand-overs.ts';
export { Notices, type Telling } from './notices/notices.ts';
export { Numbers } from './numbers.ts';
export { Steps, type Because, type WaitingStep } from './steps/steps.ts';
export { Subjects } from './subjects.ts';
export { Timelines } from './timeline/timelines.ts';

export default defineServerModule({
  manifest: workflow,
  controllers: [...corrective.controllers, ApprovalsController, AttachmentsController, CalendarController, ClocksController, CommentsController, EscalationsController, CostsController, DraftsController, NoticesController, PresenceController, StepsController, TimelineController, RecoveriesController, SanctionsController],
  providers: [
    Preferences,
    ...corrective.providers,
    AddAttachmentHandler, AddCommentHandler, BePresentHandler, ListNoticesHandler, ReadNoticesHandler, SetPreferencesHandler, FireClockHandler, KeepDraftHandler, RecomputeClocksHandler, RemoveAttachmentHandler, RemoveCalendarExceptionHandler, SetCalendarExceptionHandler, TurnClockHandler,
    AgreeRecoveryHandler, DecideSanctionHandler, EndRecoveryHandler, ListRecoveriesHandler, ListSanctionsHandler, OpenRecoveryHandler, ProposeByHandHandler, ProposeSanctionHandler, ReceiveRecoveryHandler, RecordCostHandler, ReverseCostHandler, ReviseRecoveryHandler,
    CostChecks, PayerNames, RecoveryRows, SanctionRows,
    Approvals, AuthorityRows, DecideApprovalHandler, Seats, SumsOfGrants, WaitsAlone, WithdrawApprovalHandler,
    AcknowledgeEscalationHandler, PassOnEscalationHandler, ExplainClockHandler, StrikePauseHandler, ClockCharges, ClockRows, ClockWatch, Ladders, OpenOffers, FileStore, Hands, StepClocks, StepRows, StepTurns, StepViews, Uploads,
  ],
  exports: [...corrective.exports, Assignments, Attachments, Authority, Briefs, Calendars, Clocks, ClockStatistics, Comments, CostSheets, CostStatistics, Escalations, HandOvers, Numbers, Notices, Steps, Subjects, Timelines],
  migrations: [Migration20261121020000, Migration20261122020200, Migration20261122020100, Migration20261122020300, Migration20261122020400, Migration20261122020600, Migration20261122020500, Migration20261122020700, Migration20261122020800],
  subscribers: [...corrective.subscribers, subscribe(personLeft, PassOnWork), ...tellings, subscribe(clockBreached, AfterAnswerMissed), subscribe(calendarChanged, RecomputeAfterException), subscribe(settingChanged, RecomputeAfterSetting)],
  answers: [...corrective.answers, answer(holdsAmounts, HoldsAmounts), answer(openWork, OpenWorkOfCases), answer(subjectBrief(person), PersonBriefs), answer(timelineText('handOver'), HandOverTexts), answer(timelineText('declinedHandOver'), DeclineTexts), answer(timelineText('override'), OverrideTexts), answer(timelineText('pause'), PauseTexts), answer(timelineText('strike'), StrikeTexts), answer(subjectAccess(recovery), MayTouchRecovery), answer(timelineText('cost'), CostTexts), answer(timelineText('sanction'), SanctionTexts), answer(timelineText('stepEntry'), StepTexts), answer(timelineText('commentId'), CommentTexts), answer(timelineText('signature'), SignatureTexts), answer(timelineText('attachmentId'), FileTexts), answer(timelineText('mail'), MailTexts)],
  templates: [noticedMail],
  ticks: [...corrective.ticks, tick('workflow.clocks', RunClocks), tick('workflow.desks', SweepDesks)],
});
