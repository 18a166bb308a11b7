import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, mergeCounts, mergePartiesInput, twins, twinsQuery, type MergePartiesInput } from '../domain/index.ts';
import { CountMerge } from './count-merge.ts';
import { ListTwins } from './list-twins.ts';
import { MergeParties } from './merge-parties.ts';

const id = { schema: z.uuid() };

@ApiTags('parties')
@Controller('api')
export class MergePartiesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('party-twins')
  @Allow(can.mergeParties)
  @ApiOkResponse({ standardSchema: z.array(twins) })
  twins(@Query({ schema: twinsQuery }) { of }: z.output<typeof twinsQuery>) {
    return this.queries.execute(new ListTwins(of));
  }

  @Get('parties/:id/merge-counts')
  @Allow(can.mergeParties)
  @ApiOkResponse({ standardSchema: mergeCounts })
  counts(@Param('id', id) party: string) {
    return this.queries.execute(new CountMerge(party));
  }

  @Post('parties/:id/merge')
  @HttpCode(200)
  @Allow(can.mergeParties)
  merge(@Param('id', id) into: string, @Body({ schema: mergePartiesInput }) input: MergePartiesInput) {
    return this.commands.execute(new MergeParties(into, input));
  }
}
