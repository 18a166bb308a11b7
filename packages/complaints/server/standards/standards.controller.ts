import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, draftStandardInput, publishStandardInput, retireStandardInput, reviseStandardInput, standardMatch, standardPage, standardQuery, standardView, type DraftStandardInput, type StandardQuery } from '../../domain/index.ts';
import { ChangeStandard, type StandardChange } from './change-standard.ts';
import { DraftStandard } from './draft-standard.ts';
import { ListStandards } from './list-standards.ts';
import { MatchStandards } from './match-standards.ts';
import { ShowStandard } from './show-standard.ts';

const uuid = { schema: z.uuid() };
const matchQuery = z.strictObject({ complaint: z.uuid() });
type In<S extends z.ZodType> = z.output<S>;

/** Everybody who handles complaints reads the handling standard; whoever may publish it writes it. */
@ApiTags('handling standards')
@Controller('api/handling-standards')
export class StandardsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: standardPage })
  list(@Query({ schema: standardQuery }) query: StandardQuery) {
    return this.queries.execute(new ListStandards(query));
  }

  @Get('matching')
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: z.array(standardMatch) })
  matching(@Query({ schema: matchQuery }) { complaint }: In<typeof matchQuery>) {
    return this.queries.execute(new MatchStandards(complaint));
  }

  @Get(':id')
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: standardView })
  show(@Param('id', uuid) id: string) {
    return this.queries.execute(new ShowStandard(id));
  }

  @Post()
  @Allow(can.publishStandard)
  @ApiCreatedResponse({ standardSchema: standardView })
  async draft(@Body({ schema: draftStandardInput }) input: DraftStandardInput) {
    const id = await this.commands.execute(new DraftStandard(input));
    return this.queries.execute(new ShowStandard(id!));
  }

  @Post(':id/revise')
  @HttpCode(200)
  @Allow(can.publishStandard)
  @ApiOkResponse({ standardSchema: standardView })
  revise(@Param('id', uuid) id: string, @Body({ schema: reviseStandardInput }) { version, ...content }: In<typeof reviseStandardInput>) {
    return this.changed(id, version, { act: 'revise', content });
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Allow(can.publishStandard)
  @ApiOkResponse({ standardSchema: standardView })
  publish(@Param('id', uuid) id: string, @Body({ schema: publishStandardInput }) { version }: In<typeof publishStandardInput>) {
    return this.changed(id, version, { act: 'publish' });
  }

  @Post(':id/retire')
  @HttpCode(200)
  @Allow(can.publishStandard)
  @ApiOkResponse({ standardSchema: standardView })
  retire(@Param('id', uuid) id: string, @Body({ schema: retireStandardInput }) { version, reason }: In<typeof retireStandardInput>) {
    return this.changed(id, version, { act: 'retire', reason });
  }

  private async changed(id: string, version: number, change: StandardChange) {
    await this.commands.execute(new ChangeStandard(id, version, change));
    return this.queries.execute(new ShowStandard(id));
  }
}
