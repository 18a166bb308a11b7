import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus, type Command } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  adjustMarketInput, can, childInput, closeContainmentInput, compareSampleInput, confirmAlarmInput, containInput, containmentPage, containmentPermissions, containmentQuery, containmentView, decideRecallInput, dismissInput, type ContainmentQuery,
} from '../../domain/index.ts';
import { AddChild } from './add-child.ts';
import { AdjustMarket } from './adjust-market.ts';
import { CloseContainment } from './close-containment.ts';
import { CompareSample } from './compare-sample.ts';
import { ConfirmAlarm } from './confirm-alarm.ts';
import { Contain } from './contain.ts';
import { DecideRecall } from './decide-recall.ts';
import { DismissAlarm } from './dismiss-alarm.ts';
import { ListContainments } from './list-containments.ts';
import { RemoveChild } from './remove-child.ts';
import { ShowContainment } from './show-containment.ts';

const uuid = { schema: z.uuid() };
type In<S extends z.ZodType> = z.output<S>;

/** Every action answers the case as it is afterwards. */
@ApiTags('containment')
@Controller('api/containments')
export class ContainmentsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.seeContainments)
  @ApiOkResponse({ standardSchema: containmentPage })
  list(@Query({ schema: containmentQuery }) query: ContainmentQuery) {
    return this.queries.execute(new ListContainments(query));
  }

  @Get(':id')
  @Allow(can.seeContainments)
  @ApiOkResponse({ standardSchema: containmentView })
  show(@Param('id', uuid) id: string) {
    return this.queries.execute(new ShowContainment(id));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Allow(containmentPermissions.confirm)
  @ApiOkResponse({ standardSchema: containmentView })
  confirm(@Param('id', uuid) id: string, @Body({ schema: confirmAlarmInput }) input: In<typeof confirmAlarmInput>) {
    return this.shown(id, new ConfirmAlarm(id, input));
  }

  @Post(':id/contain')
  @HttpCode(200)
  @Allow(containmentPermissions.contain)
  @ApiOkResponse({ standardSchema: containmentView })
  contain(@Param('id', uuid) id: string, @Body({ schema: containInput }) input: In<typeof containInput>) {
    return this.shown(id, new Contain(id, input));
  }

  @Post(':id/compare-sample')
  @HttpCode(200)
  @Allow(containmentPermissions['compare-sample'])
  @ApiOkResponse({ standardSchema: containmentView })
  compareSample(@Param('id', uuid) id: string, @Body({ schema: compareSampleInput }) input: In<typeof compareSampleInput>) {
    return this.shown(id, new CompareSample(id, input));
  }

  @Post(':id/decide-recall')
  @HttpCode(200)
  @Allow(containmentPermissions['decide-recall'])
  @ApiOkResponse({ standardSchema: containmentView })
  decideRecall(@Param('id', uuid) id: string, @Body({ schema: decideRecallInput }) input: In<typeof decideRecallInput>) {
    return this.shown(id, new DecideRecall(id, input));
  }

  @Post(':id/adjust-market')
  @HttpCode(200)
  @Allow(containmentPermissions['adjust-market'])
  @ApiOkResponse({ standardSchema: containmentView })
  adjustMarket(@Param('id', uuid) id: string, @Body({ schema: adjustMarketInput }) input: In<typeof adjustMarketInput>) {
    return this.shown(id, new AdjustMarket(id, input));
  }

  @Post(':id/close')
  @HttpCode(200)
  @Allow(containmentPermissions.close)
  @ApiOkResponse({ standardSchema: containmentView })
  close(@Param('id', uuid) id: string, @Body({ schema: closeContainmentInput }) input: In<typeof closeContainmentInput>) {
    return this.shown(id, new CloseContainment(id, input));
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @Allow(containmentPermissions.dismiss)
  @ApiOkResponse({ standardSchema: containmentView })
  dismiss(@Param('id', uuid) id: string, @Body({ schema: dismissInput }) input: In<typeof dismissInput>) {
    return this.shown(id, new DismissAlarm(id, input));
  }

  @Post(':id/add-child')
  @HttpCode(200)
  @Allow(containmentPermissions['add-child'])
  @ApiOkResponse({ standardSchema: containmentView })
  addChild(@Param('id', uuid) id: string, @Body({ schema: childInput }) input: In<typeof childInput>) {
    return this.shown(id, new AddChild(id, input));
  }

  @Post(':id/remove-child')
  @HttpCode(200)
  @Allow(containmentPermissions['remove-child'])
  @ApiOkResponse({ standardSchema: containmentView })
  removeChild(@Param('id', uuid) id: string, @Body({ schema: childInput }) input: In<typeof childInput>) {
    return this.shown(id, new RemoveChild(id, input));
  }

  private async shown(id: string, command: Command<void>) {
    await this.commands.execute(command);
    return this.queries.execute(new ShowContainment(id));
  }
}
