import { answer, defineServerModule, settingChanged, subscribe, tick } from '@aftercare/kernel/server';
import { calendarChanged, clockBreached, recovery, subjectAccess, timelineText, workflow } from '../domain/index.ts';
import { Assignments } from './assignments.ts';
import { AddAttachmentHandler } from './attachments/add-attachment.ts';
import { AttachmentsController } from './attachments/attachments.controller.ts';
import { Attachments } from './attachments/attachments.ts';
import { FileStore } from './attachments/file-store.ts';
import { RemoveAttachmentHandler } from './attachments/remove-attachment.ts';
import { Uploads } from './attachments/uploads.ts';
import { CalendarController } from './calendar/calendar.controller.ts';
import { Briefs } from './briefs.ts';
import { Calendars } from './calendar/calendars.ts';
import { RemoveCalendarExceptionHandler, SetCalendarExceptionHandler } from './calendar/set-exception.ts';
import { ClockRows } from './clocks/clock-rows.ts';
import { ClocksController } from './clocks/clocks.controller.ts';
import { Clocks } from './clocks/clocks.ts';
import { FireClockHandler } from './clocks/fire-clock.ts';
import { RecomputeAfterException, RecomputeAfterSetting, RecomputeClocksHandler } from './clocks/recompute-clocks.ts';
import { RunClocks } from './clocks/run-clocks.ts';
import { TurnClockHandler } from './clocks/turn-clock.ts';
import { AddCommentHandler } from './comments/add-comment.ts';
import { CommentsController } from './comments/comments.controller.ts';
import { Comments } from './comments/comments.ts';
import { AfterAnswerMissed } from './costs/after-answer-missed.ts';
import { AgreeRecoveryHandler } from './costs/agree-recovery.ts';
import { CostChecks } from './costs/cost-checks.ts';
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
import { Migration20261121020000 } from './migrations/Migration20261121020000.ts';
import { Migration20261122020400 } from './migrations/Migration20261122020400.ts';
import { Migration20261122020600 } from './migrations/Migration20261122020600.ts';
import { Numbers } from './numbers.ts';
import { BePresentHandler } from './presence/be-present.ts';
import { PresenceController } from './presence/presence.controller.ts';
import { SweepDesks } from './presence/sweep-desks.ts';
import { Hands } from './steps/hands.ts';
import { StepClocks } from './steps/step-clocks.ts';
import { StepRows } from './steps/step-rows.ts';
import { Steps } from './steps/steps.ts';
import { Subjects } from './subjects.ts';
import { CommentTexts, FileTexts, MailTexts } from './timeline/texts.ts';
import { TimelineController } from './timeline/timeline.controller.ts';
import { Timelines } from './timeline/timelines.ts';

export { Assignments } from './assignments.ts';
export { Attachments } from './attachments/attachments.ts';
export { Briefs } from './briefs.ts';
export { Calendars } from './calendar/calendars.ts';
export { RemoveCalendarException, SetCalendarException } from './calendar/set-exception.ts';
export { Clocks, type ClockOptions, type PauseReason } from './clocks/clocks.ts';
export { AddComment } from './comments/add-comment.ts';
export { Comments } from './comments/comments.ts';
export { CostSheets } from './costs/cost-sheets.ts';
export { OpenRecovery } from './costs/open-recovery.ts';
export { ProposeSanction } from './costs/propose-sanction.ts';
export { RecordCost } from './costs/record-cost.ts';
export { ReverseCost } from './costs/reverse-cost.ts';
export { Numbers } from './numbers.ts';
export { Steps, type WaitingStep } from './steps/steps.ts';
export { Subjects } from './subjects.ts';
export { Timelines } from './timeline/timelines.ts';

export default defineServerModule({
  manifest: workflow,
  controllers: [AttachmentsController, CalendarController, ClocksController, CommentsController, CostsController, DraftsController, PresenceController, TimelineController, RecoveriesController, SanctionsController],
  providers: [
    AddAttachmentHandler, AddCommentHandler, BePresentHandler, FireClockHandler, KeepDraftHandler, RecomputeClocksHandler, RemoveAttachmentHandler, RemoveCalendarExceptionHandler, SetCalendarExceptionHandler, TurnClockHandler,
    AgreeRecoveryHandler, DecideSanctionHandler, EndRecoveryHandler, ListRecoveriesHandler, ListSanctionsHandler, OpenRecoveryHandler, ProposeByHandHandler, ProposeSanctionHandler, ReceiveRecoveryHandler, RecordCostHandler, ReverseCostHandler, ReviseRecoveryHandler,
    CostChecks, PayerNames, RecoveryRows, SanctionRows,
    ClockRows, FileStore, Hands, StepClocks, StepRows, Uploads,
  ],
  exports: [Assignments, Attachments, Briefs, Calendars, Clocks, Comments, CostSheets, Numbers, Steps, Subjects, Timelines],
  migrations: [Migration20261121020000, Migration20261122020400, Migration20261122020600],
  subscribers: [subscribe(clockBreached, AfterAnswerMissed), subscribe(calendarChanged, RecomputeAfterException), subscribe(settingChanged, RecomputeAfterSetting)],
  answers: [answer(subjectAccess(recovery), MayTouchRecovery), answer(timelineText('cost'), CostTexts), answer(timelineText('sanction'), SanctionTexts), answer(timelineText('commentId'), CommentTexts), answer(timelineText('attachmentId'), FileTexts), answer(timelineText('mail'), MailTexts)],
  ticks: [tick('workflow.clocks', RunClocks), tick('workflow.desks', SweepDesks)],
});
