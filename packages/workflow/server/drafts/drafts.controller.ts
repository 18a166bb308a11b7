import { Commands, currentActor, Db, SignedIn, sql } from '@aftercare/kernel/server';
import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { draftQuery, draftView, type DraftView, keepDraftInput, type KeepDraftInput } from '../../domain/index.ts';
import { KeepDraft } from './keep-draft.ts';

/** Nobody sees another's drafts, administrators included. */
@ApiTags('drafts')
@Controller('api/drafts')
export class DraftsController {
  constructor(
    private readonly db: Db,
    private readonly commands: Commands,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: draftView })
  async find(@Query({ schema: draftQuery }) { key }: z.output<typeof draftQuery>): Promise<DraftView> {
    const draft = await this.db.row<NonNullable<DraftView['draft']>>(sql`select value, kept_at as "keptAt" from draft where person_id = ${currentActor().id} and key = ${key}`);
    return { draft: draft ?? null };
  }

  @Put()
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  keep(@Body({ schema: keepDraftInput }) { key, value }: KeepDraftInput): Promise<void> {
    return this.commands.execute(new KeepDraft(key, value));
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  drop(@Query({ schema: draftQuery }) { key }: z.output<typeof draftQuery>): Promise<void> {
    return this.commands.execute(new KeepDraft(key, null));
  }
}
