import { answer, subscribe } from '@aftercare/kernel/server';
import { subjectAccess, subjectBrief, timelineText } from '@aftercare/workflow';
import { complaintFiled, complaintRepeated, containment, factsRevised, recall, recallNoticesWritten, recallStarted } from '../../domain/index.ts';
import { AlarmFigures } from '../detector/alarm-figures.ts';
import { ClassifyLineHandler } from '../detector/classify-line.ts';
import { DefectsController } from '../detector/defects.controller.ts';
import { Detect } from '../detector/detect.ts';
import { LinesController } from '../detector/lines.controller.ts';
import { ReopenChecks } from '../detector/reopen-checks.ts';
import { Repeats } from '../detector/repeats.ts';
import { CloseRecallHandler } from '../recall/close-recall.ts';
import { DisposeOfGoodsHandler } from '../recall/dispose-of-goods.ts';
import { GiveUpHolderHandler } from '../recall/give-up-holder.ts';
import { Holders } from '../recall/holders.ts';
import { ReadHolders } from '../recall/read-holders.ts';
import { ReadRecall } from '../recall/read-recall.ts';
import { RecallsController } from '../recall/recalls.controller.ts';
import { RecordAttemptHandler } from '../recall/record-attempt.ts';
import { RetrieveGoodsHandler } from '../recall/retrieve-goods.ts';
import { StartRecall } from '../recall/start-recall.ts';
import { WriteNotices } from '../recall/write-notices.ts';
import { AddChildHandler } from './add-child.ts';
import { AdjustMarketHandler } from './adjust-market.ts';
import { Children } from './children.ts';
import { CloseContainmentHandler } from './close-containment.ts';
import { CompareSampleHandler } from './compare-sample.ts';
import { ConfirmAlarmHandler } from './confirm-alarm.ts';
import { ContainHandler } from './contain.ts';
import { ContainmentBriefs, MayTouchContainment, MayTouchRecall, RecallBriefs } from './containment-access.ts';
import { ContainmentsController } from './containments.controller.ts';
import { Containments } from './containments.ts';
import { DecideRecallHandler } from './decide-recall.ts';
import { DismissAlarmHandler } from './dismiss-alarm.ts';
import { ListContainmentsHandler } from './list-containments.ts';
import { ComplaintNumbers, ContainmentNumbers, HolderNames } from './number-texts.ts';
import { OpenContainment } from './open-containment.ts';
import { ReadContainment } from './read-containment.ts';
import { RemoveChildHandler } from './remove-child.ts';
import { ShowContainmentHandler } from './show-containment.ts';

/** The part of the module that looks for bad batches, contains them and calls them back. */
export const containmentControllers = [ContainmentsController, DefectsController, LinesController, RecallsController];

export const containmentProviders = [
  AlarmFigures, Children, Containments, Holders, OpenContainment, ReadContainment, ReadHolders, ReadRecall, Repeats, StartRecall,
  ClassifyLineHandler, ConfirmAlarmHandler, ContainHandler, CompareSampleHandler, DecideRecallHandler, AdjustMarketHandler, CloseContainmentHandler, DismissAlarmHandler, AddChildHandler, RemoveChildHandler,
  ListContainmentsHandler, ShowContainmentHandler, RecordAttemptHandler, RetrieveGoodsHandler, DisposeOfGoodsHandler, GiveUpHolderHandler, CloseRecallHandler,
];

export const containmentSubscribers = [subscribe(complaintRepeated, ReopenChecks), ...[complaintFiled, factsRevised].map((event) => subscribe<any>(event, Detect)), ...[recallStarted, recallNoticesWritten].map((event) => subscribe<any>(event, WriteNotices))];

export const containmentAnswers = [
  answer(subjectAccess(containment), MayTouchContainment), answer(subjectAccess(recall), MayTouchRecall), answer(subjectBrief(containment), ContainmentBriefs), answer(subjectBrief(recall), RecallBriefs),
  answer(timelineText('complaint'), ComplaintNumbers), answer(timelineText('containment'), ContainmentNumbers), answer(timelineText('holder'), HolderNames),
];
