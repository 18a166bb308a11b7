import type { Page } from '@aftercare/kernel';
import { Commands, currentActor, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { noticePage, noticePreferences, type NoticePreferences, noticeQuery, type NoticeQuery, type NoticeView, readNoticesInput } from '../../domain/index.ts';
import { ListNotices } from './list-notices.ts';
import { Preferences } from './preferences.ts';
import { ReadNotices } from './read-notices.ts';
import { SetPreferences } from './set-preferences.ts';

/** Everybody's own. */
@ApiTags('notices')
@Controller('api/notices')
export class NoticesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly preferences: Preferences,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: noticePage })
  list(@Query({ schema: noticeQuery }) query: NoticeQuery): Promise<Page<NoticeView>> {
    return this.queries.execute(new ListNotices(query));
  }

  @Post('read')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  read(@Body({ schema: readNoticesInput }) { ids }: z.output<typeof readNoticesInput>): Promise<void> {
    return this.commands.execute(new ReadNotices(ids ?? null));
  }

  @Get('preferences')
  @SignedIn()
  @ApiOkResponse({ standardSchema: noticePreferences })
  async chosen(): Promise<NoticePreferences> {
    const { id } = currentActor();
    return (await this.preferences.of([id!])).get(id!)!;
  }

  @Put('preferences')
  @SignedIn()
  @ApiOkResponse({ standardSchema: noticePreferences })
  async choose(@Body({ schema: noticePreferences }) ways: NoticePreferences): Promise<NoticePreferences> {
    await this.commands.execute(new SetPreferences(ways));
    return ways;
  }
}
