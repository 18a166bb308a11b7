import { Allow, Commands, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus, type Command } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  can, cancelCorrectiveInput, checkInput, correctiveHandBackInput, correctivePage, correctiveQuery, correctiveSignInput, correctiveStepInput, correctiveView, myMeasure, openCorrectiveInput, recurrenceQuery, recurrenceView, reopenCorrectiveInput, reviseCorrectiveInput,
  type CorrectiveQuery, type OpenCorrectiveInput,
} from '../../domain/index.ts';
import { CancelCorrective } from './cancel-corrective.ts';
import { CheckEffectiveness } from './check-effectiveness.ts';
import { ListCorrectives } from './list-correctives.ts';
import { MyMeasures } from './my-measures.ts';
import { OpenCorrectiveAction } from './open-corrective.ts';
import { ReopenCorrective } from './reopen-effectiveness.ts';
import { ReviseCorrective } from './revise-corrective.ts';
import { ShowCorrective, ShowRecurrence } from './show-corrective.ts';
import { WorkCorrectiveStep } from './work-step.ts';

const uuid = { schema: z.uuid() };
const stepId = { schema: z.string().max(100) };
type In<S extends z.ZodType> = z.output<S>;

/** Who may do what is said by the corrective action itself: its leader, its team, the owner of a measure. Every action answers it as it is afterwards. */
@ApiTags('corrective actions')
@Controller('api/corrective-actions')
export class CorrectiveController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Allow(can.openCorrective)
  @ApiCreatedResponse({ standardSchema: correctiveView })
  async open(@Body({ schema: openCorrectiveInput }) input: OpenCorrectiveInput) {
    const { id } = await this.commands.execute(new OpenCorrectiveAction(input));
    return this.queries.execute(new ShowCorrective(id));
  }

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctivePage })
  list(@Query({ schema: correctiveQuery }) query: CorrectiveQuery) {
    return this.queries.execute(new ListCorrectives(query));
  }

  @Get('my-actions')
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(myMeasure) })
  mine() {
    return this.queries.execute(new MyMeasures());
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  show(@Param('id', uuid) id: string) {
    return this.queries.execute(new ShowCorrective(id));
  }

  @Get(':id/recurrence')
  @SignedIn()
  @ApiOkResponse({ standardSchema: recurrenceView.nullable() })
  recurrence(@Param('id', uuid) id: string, @Query({ schema: recurrenceQuery }) { days }: In<typeof recurrenceQuery>) {
    return this.queries.execute(new ShowRecurrence(id, days));
  }

  @Post(':id/revise')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  revise(@Param('id', uuid) id: string, @Body({ schema: reviseCorrectiveInput }) input: In<typeof reviseCorrectiveInput>) {
    return this.shown(id, new ReviseCorrective(id, input));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  cancel(@Param('id', uuid) id: string, @Body({ schema: cancelCorrectiveInput }) input: In<typeof cancelCorrectiveInput>) {
    return this.shown(id, new CancelCorrective(id, input));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  reopen(@Param('id', uuid) id: string, @Body({ schema: reopenCorrectiveInput }) input: In<typeof reopenCorrectiveInput>) {
    return this.shown(id, new ReopenCorrective(id, input));
  }

  @Post(':id/checks/:check')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  check(@Param('id', uuid) id: string, @Param('check', uuid) check: string, @Body({ schema: checkInput }) input: In<typeof checkInput>) {
    return this.shown(id, new CheckEffectiveness(id, check, input));
  }

  @Post(':id/steps/:step')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  complete(@Param('id', uuid) id: string, @Param('step', stepId) step: string, @Body({ schema: correctiveStepInput }) input: In<typeof correctiveStepInput>) {
    return this.shown(id, new WorkCorrectiveStep(id, step, { act: 'complete', ...input }));
  }

  @Post(':id/steps/:step/sign')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  sign(@Param('id', uuid) id: string, @Param('step', stepId) step: string, @Body({ schema: correctiveSignInput }) input: In<typeof correctiveSignInput>) {
    return this.shown(id, new WorkCorrectiveStep(id, step, { act: 'sign', ...input }));
  }

  @Post(':id/steps/:step/hand-back')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  handBack(@Param('id', uuid) id: string, @Param('step', stepId) step: string, @Body({ schema: correctiveHandBackInput }) input: In<typeof correctiveHandBackInput>) {
    return this.shown(id, new WorkCorrectiveStep(id, step, { act: 'hand-back', ...input }));
  }

  private async shown(id: string, command: Command<void>) {
    await this.commands.execute(command);
    return this.queries.execute(new ShowCorrective(id));
  }
}
