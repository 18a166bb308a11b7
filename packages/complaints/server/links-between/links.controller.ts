import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { actionPermissions, can, complaintLink, complaintView, linkInput, mergeInput, mergePreview, mergePreviewQuery, splitInput, unlinkInput, type LinkInput, type MergeInput, type SplitInput } from '../../domain/index.ts';
import { LinkComplaints } from '../link-complaints.ts';
import { MergeComplaints } from '../merge-complaints.ts';
import { ShowComplaint } from '../show-complaint.ts';
import { SplitComplaint } from '../split-complaint.ts';
import { UnlinkComplaints } from '../unlink-complaints.ts';
import { ListLinks } from './list-links.ts';
import { PreviewMerge } from './preview-merge.ts';

const uuid = { schema: z.uuid() };

/** What complaints have to do with each other: links, merging, splitting. */
@ApiTags('complaints')
@Controller('api/complaints/:id')
export class LinksBetweenController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('links')
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: z.array(complaintLink) })
  links(@Param('id', uuid) id: string) {
    return this.queries.execute(new ListLinks(id));
  }

  @Post('links')
  @Allow(can.handle)
  @ApiCreatedResponse({ standardSchema: z.array(complaintLink) })
  async link(@Param('id', uuid) id: string, @Body({ schema: linkInput }) input: LinkInput) {
    await this.commands.execute(new LinkComplaints(id, input));
    return this.queries.execute(new ListLinks(id));
  }

  @Post('links/:link/remove')
  @HttpCode(200)
  @Allow(can.handle)
  @ApiOkResponse({ standardSchema: z.array(complaintLink) })
  async unlink(@Param('id', uuid) id: string, @Param('link', uuid) link: string, @Body({ schema: unlinkInput }) { reason }: z.output<typeof unlinkInput>) {
    await this.commands.execute(new UnlinkComplaints(id, link, reason));
    return this.queries.execute(new ListLinks(id));
  }

  @Get('merge-preview')
  @Allow(actionPermissions['mark-duplicate'])
  @ApiOkResponse({ standardSchema: z.array(mergePreview) })
  previewMerge(@Param('id', uuid) id: string, @Query({ schema: mergePreviewQuery }) { others }: z.output<typeof mergePreviewQuery>) {
    return this.queries.execute(new PreviewMerge(id, others));
  }

  /** Merges others into this one; each single one is marked as a duplicate of it. */
  @Post('merge')
  @HttpCode(200)
  @Allow(actionPermissions['mark-duplicate'])
  @ApiOkResponse({ standardSchema: complaintView })
  async merge(@Param('id', uuid) id: string, @Body({ schema: mergeInput }) input: MergeInput) {
    await this.commands.execute(new MergeComplaints(id, input));
    return this.queries.execute(new ShowComplaint(id));
  }

  /** Answers the new complaint. */
  @Post('split')
  @Allow(can.handle)
  @ApiCreatedResponse({ standardSchema: complaintView })
  async split(@Param('id', uuid) id: string, @Body({ schema: splitInput }) input: SplitInput) {
    const split = await this.commands.execute(new SplitComplaint(id, input));
    return this.queries.execute(new ShowComplaint(split.id));
  }
}
