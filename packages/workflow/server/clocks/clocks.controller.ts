import { subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Allow, Commands, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, clockDetail, type ClockDetail, clockView, type ClockView, pauseInput, type PauseInput, strikeInput, type StrikeInput } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { Clocks } from './clocks.ts';
import { ExplainClock } from './explain-clock.ts';
import { StrikePause } from './strike-pause.ts';
import { TurnClock } from './turn-clock.ts';

const uuid = { schema: z.uuid() };

@ApiTags('clocks')
@Controller('api/clocks')
export class ClocksController {
  constructor(
    private readonly clocks: Clocks,
    private readonly subjects: Subjects,
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(clockView) })
  async of(@Query({ schema: subjectRef }) subject: SubjectRef): Promise<ClockView[]> {
    await this.subjects.see(subject);
    return this.clocks.of(subject);
  }

  /** With what each holder used of it, and who was told as it came near its end. */
  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ standardSchema: clockDetail })
  explain(@Param('id', uuid) id: string): Promise<ClockDetail> {
    return this.queries.execute(new ExplainClock(id));
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

  /** The clock is due as if it had run. */
  @Post(':id/pauses/:pause/strike')
  @HttpCode(204)
  @Allow(can.strikePause)
  @ApiNoContentResponse()
  strike(@Param('id', uuid) id: string, @Param('pause', uuid) pause: string, @Body({ schema: strikeInput }) input: StrikeInput): Promise<void> {
    return this.commands.execute(new StrikePause(id, pause, input));
  }
}
