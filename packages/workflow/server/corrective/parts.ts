import { answer, subscribe, tick } from '@aftercare/kernel/server';
import { clockBreached, clockMoved, clockPaused, clockResumed, correctiveAction, subjectAccess, subjectBrief, timelineText } from '../../domain/index.ts';
import { AddMeasureHandler } from './add-measure.ts';
import { AfterMeasureBreach, FollowCorrectiveClocks } from './after-corrective-clock.ts';
import { CancelCorrectiveHandler } from './cancel-corrective.ts';
import { ChangeMeasureHandler } from './change-measure.ts';
import { CheckEffectivenessHandler } from './check-effectiveness.ts';
import { Checks } from './checks.ts';
import { CompleteMeasureHandler } from './complete-measure.ts';
import { CheckTexts, CorrectiveBriefs, MayTouchCorrective, MeasureTexts, ReopeningTexts } from './corrective-answers.ts';
import { CorrectiveReader } from './corrective-reader.ts';
import { CorrectiveRows } from './corrective-rows.ts';
import { CorrectiveSight } from './corrective-sight.ts';
import { CorrectiveController } from './corrective.controller.ts';
import { Correctives } from './correctives.ts';
import { ListCorrectivesHandler } from './list-correctives.ts';
import { MeasuresController } from './measures.controller.ts';
import { Measures } from './measures.ts';
import { MyMeasuresHandler } from './my-measures.ts';
import { Named } from './named.ts';
import { OpenCorrectiveActionHandler } from './open-corrective.ts';
import { ReadCorrective } from './read-corrective.ts';
import { RedoSteps } from './redo-steps.ts';
import { ReopenCorrectiveHandler, ReopenEffectivenessHandler } from './reopen-effectiveness.ts';
import { ReviseCorrectiveHandler } from './revise-corrective.ts';
import { AnnounceCheckHandler, RunChecks } from './run-checks.ts';
import { ShowCorrectiveHandler, ShowRecurrenceHandler } from './show-corrective.ts';
import { TurnMeasureHandler } from './turn-measure.ts';
import { WorkCorrectiveStepHandler } from './work-step.ts';

export { CorrectiveReader, type CorrectiveCounts, type Lesson } from './corrective-reader.ts';
export { OpenCorrectiveAction } from './open-corrective.ts';
export { ReopenEffectiveness } from './reopen-effectiveness.ts';

/** What corrective actions add to the module. */
export const corrective = {
  controllers: [CorrectiveController, MeasuresController],
  providers: [
    Checks, CorrectiveRows, CorrectiveSight, Correctives, Measures, Named, ReadCorrective, RedoSteps,
    AddMeasureHandler, AnnounceCheckHandler, CancelCorrectiveHandler, ChangeMeasureHandler, CheckEffectivenessHandler, CompleteMeasureHandler, OpenCorrectiveActionHandler, ReopenCorrectiveHandler, ReopenEffectivenessHandler, ReviseCorrectiveHandler,
    TurnMeasureHandler, WorkCorrectiveStepHandler, ListCorrectivesHandler, MyMeasuresHandler, ShowCorrectiveHandler, ShowRecurrenceHandler,
  ],
  exports: [CorrectiveReader],
  subscribers: [subscribe(clockBreached, AfterMeasureBreach), ...[clockPaused, clockResumed, clockMoved].map((event) => subscribe<any>(event, FollowCorrectiveClocks))],
  answers: [
    answer(subjectAccess(correctiveAction), MayTouchCorrective), answer(subjectBrief(correctiveAction), CorrectiveBriefs),
    answer(timelineText('measure'), MeasureTexts), answer(timelineText('check'), CheckTexts), answer(timelineText('reopening'), ReopeningTexts),
  ],
  ticks: [tick('workflow.effectiveness', RunChecks)],
};
