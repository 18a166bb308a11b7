import { SignedIn } from '@aftercare/kernel/server';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { timelinePage, type TimelinePage, timelineQuery, type TimelineQuery } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { Timelines } from './timelines.ts';

@ApiTags('timeline')
@Controller('api/timeline')
export class TimelineController {
  constructor(
    private readonly subjects: Subjects,
    private readonly timelines: Timelines,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: timelinePage })
  async of(@Query({ schema: timelineQuery }) { type, id, before, limit }: TimelineQuery): Promise<TimelinePage> {
    await this.subjects.see({ type, id });
    return this.timelines.page({ type, id }, { before, limit });
  }
}
