import { answer, defineServerModule, settingChanged, subscribe, tick } from '@aftercare/kernel/server';
import { calendarChanged, timelineText, workflow } from '../domain/index.ts';
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
import { Migration20261121020000 } from './migrations/Migration20261121020000.ts';
import { Numbers } from './numbers.ts';
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
export { Numbers } from './numbers.ts';
export { Steps, type WaitingStep } from './steps/steps.ts';
export { Subjects } from './subjects.ts';
export { Timelines } from './timeline/timelines.ts';

export default defineServerModule({
  manifest: workflow,
  controllers: [AttachmentsController, CalendarController, ClocksController, CommentsController, TimelineController],
  providers: [
    AddAttachmentHandler, AddCommentHandler, FireClockHandler, RecomputeClocksHandler, RemoveAttachmentHandler, RemoveCalendarExceptionHandler, SetCalendarExceptionHandler, TurnClockHandler,
    ClockRows, FileStore, Hands, StepClocks, StepRows, Uploads,
  ],
  exports: [Assignments, Attachments, Briefs, Calendars, Clocks, Comments, Numbers, Steps, Subjects, Timelines],
  migrations: [Migration20261121020000],
  subscribers: [subscribe(calendarChanged, RecomputeAfterException), subscribe(settingChanged, RecomputeAfterSetting)],
  answers: [answer(timelineText('commentId'), CommentTexts), answer(timelineText('attachmentId'), FileTexts), answer(timelineText('mail'), MailTexts)],
  ticks: [tick('workflow.clocks', RunClocks)],
});
