import { Commands, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus, type Command } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { addMeasureInput, cancelMeasureInput, changeMeasureInput, completeMeasureInput, correctiveView, reopenMeasureInput } from '../../domain/index.ts';
import { AddMeasure } from './add-measure.ts';
import { ChangeMeasure } from './change-measure.ts';
import { CompleteMeasure } from './complete-measure.ts';
import { ShowCorrective } from './show-corrective.ts';
import { TurnMeasure } from './turn-measure.ts';

const uuid = { schema: z.uuid() };
type In<S extends z.ZodType> = z.output<S>;

/** What is to be done for a corrective action. Each answers the corrective action as it is afterwards. */
@ApiTags('corrective actions')
@Controller('api/corrective-actions/:id/actions')
export class MeasuresController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  add(@Param('id', uuid) id: string, @Body({ schema: addMeasureInput }) input: In<typeof addMeasureInput>) {
    return this.shown(id, new AddMeasure(id, input));
  }

  @Post(':measure/change')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  change(@Param('id', uuid) id: string, @Param('measure', uuid) measure: string, @Body({ schema: changeMeasureInput }) input: In<typeof changeMeasureInput>) {
    return this.shown(id, new ChangeMeasure(id, measure, input));
  }

  @Post(':measure/complete')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  complete(@Param('id', uuid) id: string, @Param('measure', uuid) measure: string, @Body({ schema: completeMeasureInput }) input: In<typeof completeMeasureInput>) {
    return this.shown(id, new CompleteMeasure(id, measure, input));
  }

  @Post(':measure/cancel')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  cancel(@Param('id', uuid) id: string, @Param('measure', uuid) measure: string, @Body({ schema: cancelMeasureInput }) input: In<typeof cancelMeasureInput>) {
    return this.shown(id, new TurnMeasure(id, measure, 'cancel', input));
  }

  @Post(':measure/reopen')
  @HttpCode(200)
  @SignedIn()
  @ApiOkResponse({ standardSchema: correctiveView })
  reopen(@Param('id', uuid) id: string, @Param('measure', uuid) measure: string, @Body({ schema: reopenMeasureInput }) input: In<typeof reopenMeasureInput>) {
    return this.shown(id, new TurnMeasure(id, measure, 'reopen', input));
  }

  private async shown(id: string, command: Command<void>) {
    await this.commands.execute(command);
    return this.queries.execute(new ShowCorrective(id));
  }
}
