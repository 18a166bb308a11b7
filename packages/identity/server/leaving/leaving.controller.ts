import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, leftBehindView, leaveInput, type LeftBehindView, type LeaveInput } from '../../domain/index.ts';
import { Leave } from './leave.ts';
import { LeftBehind } from './left-behind.ts';
import { Return } from './return.ts';

const uuid = { schema: z.uuid() };

@ApiTags('people')
@Controller('api/people/:id')
export class LeavingController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('left-behind')
  @Allow(can.managePeople)
  @ApiOkResponse({ standardSchema: leftBehindView })
  leftBehind(@Param('id', uuid) id: string): Promise<LeftBehindView> {
    return this.queries.execute(new LeftBehind(id));
  }

  @Post('leave')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  leave(@Param('id', uuid) id: string, @Body({ schema: leaveInput }) input: LeaveInput): Promise<void> {
    return this.commands.execute(new Leave(id, input));
  }

  @Post('return')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  return(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new Return(id));
  }
}
