import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { agreeRecoveryInput, can, endRecoveryInput, receiveRecoveryInput, recoveryInput, type RecoveryInput, recoveryPage, recoveryQuery, type RecoveryQuery, recoveryView, reviseRecoveryInput } from '../../domain/index.ts';
import { AgreeRecovery } from './agree-recovery.ts';
import { EndRecovery } from './end-recovery.ts';
import { ListRecoveries } from './list-recoveries.ts';
import { OpenRecovery } from './open-recovery.ts';
import { ReceiveRecovery } from './receive-recovery.ts';
import { ReviseRecovery } from './revise-recovery.ts';

const uuid = { schema: z.uuid() };

@ApiTags('costs')
@Controller('api/recoveries')
export class RecoveriesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.settleRecoveries)
  @ApiOkResponse({ standardSchema: recoveryPage })
  list(@Query({ schema: recoveryQuery }) query: RecoveryQuery) {
    return this.queries.execute(new ListRecoveries(query));
  }

  @Post()
  @Allow(can.recordCosts)
  @ApiCreatedResponse({ standardSchema: z.object({ id: z.uuid() }) })
  open(@Body({ schema: recoveryInput }) input: RecoveryInput) {
    return this.commands.execute(new OpenRecovery(input));
  }

  @Post(':id/revise')
  @HttpCode(200)
  @Allow(can.recordCosts)
  @ApiOkResponse({ standardSchema: recoveryView })
  revise(@Param('id', uuid) id: string, @Body({ schema: reviseRecoveryInput }) input: z.output<typeof reviseRecoveryInput>) {
    return this.commands.execute(new ReviseRecovery(id, input));
  }

  @Post(':id/agree')
  @HttpCode(200)
  @Allow(can.settleRecoveries)
  @ApiOkResponse({ standardSchema: recoveryView })
  agree(@Param('id', uuid) id: string, @Body({ schema: agreeRecoveryInput }) input: z.output<typeof agreeRecoveryInput>) {
    return this.commands.execute(new AgreeRecovery(id, input));
  }

  @Post(':id/receive')
  @HttpCode(200)
  @Allow(can.settleRecoveries)
  @ApiOkResponse({ standardSchema: recoveryView })
  receive(@Param('id', uuid) id: string, @Body({ schema: receiveRecoveryInput }) input: z.output<typeof receiveRecoveryInput>) {
    return this.commands.execute(new ReceiveRecovery(id, input));
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Allow(can.settleRecoveries)
  @ApiOkResponse({ standardSchema: recoveryView })
  refuse(@Param('id', uuid) id: string, @Body({ schema: endRecoveryInput }) input: z.output<typeof endRecoveryInput>) {
    return this.commands.execute(new EndRecovery(id, 'refuse', input));
  }

  @Post(':id/waive')
  @HttpCode(200)
  @Allow(can.settleRecoveries)
  @ApiOkResponse({ standardSchema: recoveryView })
  waive(@Param('id', uuid) id: string, @Body({ schema: endRecoveryInput }) input: z.output<typeof endRecoveryInput>) {
    return this.commands.execute(new EndRecovery(id, 'waive', input));
  }
}
