import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus, type Command } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  acceptHandOverInput, actionPermissions, analyseInput, answerInput, answerLineInput, can, closeInput, completeActionInput, completeStepInput, declineHandOverInput, complaintPage, complaintQuery, complaintView, complaintWithTimeline, confirmInput, escalateInput, fileComplaintInput, followUpInput, handBackStepInput, handOverInput, judgeInput, markDuplicateInput,
  offerInput, promiseInput, reopenInput, reviseInput, showQuery, signStepInput, startFollowUpInput, withdrawHandOverInput, withdrawInput, type ComplaintQuery, type FileComplaintInput,
} from '../domain/index.ts';
import { AnalyseComplaint } from './analyse-complaint.ts';
import { AnswerHandOver } from './answer-hand-over.ts';
import { AnswerLine } from './answer-line.ts';
import { AnswerOffer } from './answer-offer.ts';
import { CloseComplaint } from './close-complaint.ts';
import { CompleteAction } from './complete-action.ts';
import { CompleteStep } from './complete-step.ts';
import { ConfirmIntake } from './confirm-intake.ts';
import { EscalateComplaint } from './escalate-complaint.ts';
import { FileComplaint } from './file-complaint.ts';
import { FollowUp } from './follow-up.ts';
import { HandBackStep } from './hand-back-step.ts';
import { HandOverComplaint } from './hand-over-complaint.ts';
import { JudgeComplaint } from './judge-complaint.ts';
import { ListComplaints } from './list-complaints.ts';
import { MarkDuplicate } from './mark-duplicate.ts';
import { OfferSolution } from './offer-solution.ts';
import { PromiseNotice } from './promise-notice.ts';
import { ReopenComplaint } from './reopen-complaint.ts';
import { ReviseComplaint } from './revise-complaint.ts';
import { ShowComplaint, ShowComplaintWithTimeline } from './show-complaint.ts';
import { SignStep } from './sign-step.ts';
import { StartFollowUp } from './start-follow-up.ts';
import { WithdrawComplaint } from './withdraw-complaint.ts';

const uuid = { schema: z.uuid() };
const stepId = { schema: z.string().max(100) };
type In<S extends z.ZodType> = z.output<S>;

/** Every action answers the complaint as it is afterwards. */
@ApiTags('complaints')
@Controller('api/complaints')
export class ComplaintsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Allow(can.file)
  @ApiCreatedResponse({ standardSchema: complaintView })
  async file(@Body({ schema: fileComplaintInput }) input: FileComplaintInput) {
    const { id } = await this.commands.execute(new FileComplaint(input));
    return this.queries.execute(new ShowComplaint(id));
  }

  @Get()
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: complaintPage })
  list(@Query({ schema: complaintQuery }) query: ComplaintQuery) {
    return this.queries.execute(new ListComplaints(query));
  }

  @Get(':id')
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: complaintWithTimeline })
  show(@Param('id', uuid) id: string, @Query({ schema: showQuery }) { timeline }: In<typeof showQuery>) {
    return this.queries.execute(new ShowComplaintWithTimeline(id, timeline));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Allow(actionPermissions.confirm)
  @ApiOkResponse({ standardSchema: complaintView })
  confirm(@Param('id', uuid) id: string, @Body({ schema: confirmInput }) input: In<typeof confirmInput>) {
    return this.shown(id, new ConfirmIntake(id, input));
  }

  @Post(':id/revise')
  @HttpCode(200)
  @Allow(actionPermissions.revise)
  @ApiOkResponse({ standardSchema: complaintView })
  revise(@Param('id', uuid) id: string, @Body({ schema: reviseInput }) input: In<typeof reviseInput>) {
    return this.shown(id, new ReviseComplaint(id, input));
  }

  @Post(':id/judge')
  @HttpCode(200)
  @Allow(actionPermissions.judge)
  @ApiOkResponse({ standardSchema: complaintView })
  judge(@Param('id', uuid) id: string, @Body({ schema: judgeInput }) input: In<typeof judgeInput>) {
    return this.shown(id, new JudgeComplaint(id, input));
  }

  @Post(':id/promise')
  @HttpCode(200)
  @Allow(actionPermissions.promise)
  @ApiOkResponse({ standardSchema: complaintView })
  promise(@Param('id', uuid) id: string, @Body({ schema: promiseInput }) input: In<typeof promiseInput>) {
    return this.shown(id, new PromiseNotice(id, input));
  }

  @Post(':id/offer')
  @HttpCode(200)
  @Allow(actionPermissions.offer)
  @ApiOkResponse({ standardSchema: complaintView })
  offer(@Param('id', uuid) id: string, @Body({ schema: offerInput }) input: In<typeof offerInput>) {
    return this.shown(id, new OfferSolution(id, input));
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Allow(actionPermissions.answer)
  @ApiOkResponse({ standardSchema: complaintView })
  answer(@Param('id', uuid) id: string, @Body({ schema: answerInput }) input: In<typeof answerInput>) {
    return this.shown(id, new AnswerOffer(id, input));
  }

  @Post(':id/complete-action')
  @HttpCode(200)
  @Allow(actionPermissions['complete-action'])
  @ApiOkResponse({ standardSchema: complaintView })
  completeAction(@Param('id', uuid) id: string, @Body({ schema: completeActionInput }) input: In<typeof completeActionInput>) {
    return this.shown(id, new CompleteAction(id, input));
  }

  @Post(':id/start-follow-up')
  @HttpCode(200)
  @Allow(actionPermissions['start-follow-up'])
  @ApiOkResponse({ standardSchema: complaintView })
  startFollowUp(@Param('id', uuid) id: string, @Body({ schema: startFollowUpInput }) input: In<typeof startFollowUpInput>) {
    return this.shown(id, new StartFollowUp(id, input));
  }

  @Post(':id/follow-up')
  @HttpCode(200)
  @Allow(actionPermissions['follow-up'])
  @ApiOkResponse({ standardSchema: complaintView })
  followUp(@Param('id', uuid) id: string, @Body({ schema: followUpInput }) input: In<typeof followUpInput>) {
    return this.shown(id, new FollowUp(id, input));
  }

  @Post(':id/analyse')
  @HttpCode(200)
  @Allow(actionPermissions.analyse)
  @ApiOkResponse({ standardSchema: complaintView })
  analyse(@Param('id', uuid) id: string, @Body({ schema: analyseInput }) input: In<typeof analyseInput>) {
    return this.shown(id, new AnalyseComplaint(id, input));
  }

  @Post(':id/answer-line')
  @HttpCode(200)
  @Allow(actionPermissions['answer-line'])
  @ApiOkResponse({ standardSchema: complaintView })
  answerLine(@Param('id', uuid) id: string, @Body({ schema: answerLineInput }) input: In<typeof answerLineInput>) {
    return this.shown(id, new AnswerLine(id, input));
  }

  @Post(':id/escalate')
  @HttpCode(200)
  @Allow(actionPermissions.escalate)
  @ApiOkResponse({ standardSchema: complaintView })
  escalate(@Param('id', uuid) id: string, @Body({ schema: escalateInput }) input: In<typeof escalateInput>) {
    return this.shown(id, new EscalateComplaint(id, input));
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @Allow(actionPermissions['hand-over'])
  @ApiOkResponse({ standardSchema: complaintView })
  handOver(@Param('id', uuid) id: string, @Body({ schema: handOverInput }) input: In<typeof handOverInput>) {
    return this.shown(id, new HandOverComplaint(id, input));
  }

  @Post(':id/accept-hand-over')
  @HttpCode(200)
  @Allow(actionPermissions['accept-hand-over'])
  @ApiOkResponse({ standardSchema: complaintView })
  acceptHandOver(@Param('id', uuid) id: string, @Body({ schema: acceptHandOverInput }) input: In<typeof acceptHandOverInput>) {
    return this.shown(id, new AnswerHandOver(id, 'accept', input));
  }

  @Post(':id/decline-hand-over')
  @HttpCode(200)
  @Allow(actionPermissions['decline-hand-over'])
  @ApiOkResponse({ standardSchema: complaintView })
  declineHandOver(@Param('id', uuid) id: string, @Body({ schema: declineHandOverInput }) input: In<typeof declineHandOverInput>) {
    return this.shown(id, new AnswerHandOver(id, 'decline', input));
  }

  @Post(':id/withdraw-hand-over')
  @HttpCode(200)
  @Allow(actionPermissions['withdraw-hand-over'])
  @ApiOkResponse({ standardSchema: complaintView })
  withdrawHandOver(@Param('id', uuid) id: string, @Body({ schema: withdrawHandOverInput }) input: In<typeof withdrawHandOverInput>) {
    return this.shown(id, new AnswerHandOver(id, 'withdraw', input));
  }

  @Post(':id/close')
  @HttpCode(200)
  @Allow(actionPermissions.close)
  @ApiOkResponse({ standardSchema: complaintView })
  close(@Param('id', uuid) id: string, @Body({ schema: closeInput }) input: In<typeof closeInput>) {
    return this.shown(id, new CloseComplaint(id, input));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow(actionPermissions.withdraw)
  @ApiOkResponse({ standardSchema: complaintView })
  withdraw(@Param('id', uuid) id: string, @Body({ schema: withdrawInput }) input: In<typeof withdrawInput>) {
    return this.shown(id, new WithdrawComplaint(id, input));
  }

  @Post(':id/mark-duplicate')
  @HttpCode(200)
  @Allow(actionPermissions['mark-duplicate'])
  @ApiOkResponse({ standardSchema: complaintView })
  markDuplicate(@Param('id', uuid) id: string, @Body({ schema: markDuplicateInput }) input: In<typeof markDuplicateInput>) {
    return this.shown(id, new MarkDuplicate(id, input));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Allow(actionPermissions.reopen)
  @ApiOkResponse({ standardSchema: complaintView })
  reopen(@Param('id', uuid) id: string, @Body({ schema: reopenInput }) input: In<typeof reopenInput>) {
    return this.shown(id, new ReopenComplaint(id, input));
  }

  /** Who may is said by the step itself: its role fills it in, and another one signs. */
  @Post(':id/steps/:step')
  @HttpCode(200)
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: complaintView })
  completeStep(@Param('id', uuid) id: string, @Param('step', stepId) step: string, @Body({ schema: completeStepInput }) input: In<typeof completeStepInput>) {
    return this.shown(id, new CompleteStep(id, step, input));
  }

  @Post(':id/steps/:step/sign')
  @HttpCode(200)
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: complaintView })
  signStep(@Param('id', uuid) id: string, @Param('step', stepId) step: string, @Body({ schema: signStepInput }) input: In<typeof signStepInput>) {
    return this.shown(id, new SignStep(id, step, input));
  }

  @Post(':id/steps/:step/hand-back')
  @HttpCode(200)
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: complaintView })
  handBackStep(@Param('id', uuid) id: string, @Param('step', stepId) step: string, @Body({ schema: handBackStepInput }) input: In<typeof handBackStepInput>) {
    return this.shown(id, new HandBackStep(id, step, input));
  }

  private async shown(id: string, command: Command<void>) {
    await this.commands.execute(command);
    return this.queries.execute(new ShowComplaint(id));
  }
}
