import { subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Allow, Commands, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, clockView, type ClockView, pauseInput, type PauseInput } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { Clocks } from './clocks.ts';
import { TurnClock } from './turn-clock.ts';

const uuid = { schema: z.uuid() };

@ApiTags('clocks')
@Controller('api/clocks')
export class ClocksController {
  constructor(
    private readonly clocks: Clocks,
    private readonly subjects: Subjects,
    private readonly commands: Commands,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(clockView) })
  async of(@Query({ schema: subjectRef }) subject: SubjectRef): Promise<ClockView[]> {
    await this.subjects.see(subject);
    return this.clocks.of(subject);
  }

  @Post(':id/pause')
  @HttpCode(204)
  @Allow(can.pauseClock)
  @ApiNoContentResponse()
  pause(@Param('id', uuid) id: string, @Body({ schema: pauseInput }) input: PauseInput): Promise<void> {
    return this.commands.execute(new TurnClock(id, input));
  }

  @Post(':id/resume')
  @HttpCode(204)
  @Allow(can.pauseClock)
  @ApiNoContentResponse()
  resume(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new TurnClock(id, null));
  }
}
