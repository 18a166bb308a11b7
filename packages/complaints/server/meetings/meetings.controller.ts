import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, holdMeetingInput, meetingList, meetingReport, type MeetingReport, type MeetingRow } from '../../domain/index.ts';
import { HoldMeeting } from './hold-meeting.ts';
import { ListMeetings, ReadMeeting } from './read-meeting.ts';

/** Reports of ended cases for the regular meeting. Over all complaints of the company, whoever asks. */
@ApiTags('complaint-meetings')
@Controller('api/complaint-meetings')
export class MeetingsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.seeStatistics)
  @ApiOkResponse({ standardSchema: meetingList })
  list(): Promise<MeetingRow[]> {
    return this.queries.execute(new ListMeetings());
  }

  @Get('next')
  @Allow(can.seeStatistics)
  @ApiOkResponse({ standardSchema: meetingReport })
  next(): Promise<MeetingReport> {
    return this.queries.execute(new ReadMeeting(null));
  }

  @Get(':id')
  @Allow(can.seeStatistics)
  @ApiOkResponse({ standardSchema: meetingReport })
  show(@Param('id', { schema: z.uuid() }) id: string): Promise<MeetingReport> {
    return this.queries.execute(new ReadMeeting(id));
  }

  @Post()
  @Allow(can.holdMeetings)
  @ApiCreatedResponse({ standardSchema: meetingReport })
  async hold(@Body({ schema: holdMeetingInput }) input: z.output<typeof holdMeetingInput>): Promise<MeetingReport> {
    const { id } = await this.commands.execute(new HoldMeeting(input));
    return this.queries.execute(new ReadMeeting(id));
  }
}
