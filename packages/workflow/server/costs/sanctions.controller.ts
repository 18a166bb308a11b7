import { subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, confirmSanctionInput, dismissSanctionInput, sanctionInput, type SanctionInput, sanctionPage, sanctionQuery, type SanctionQuery, sanctionView } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { DecideSanction } from './decide-sanction.ts';
import { ListSanctions } from './list-sanctions.ts';
import { ProposeByHand } from './propose-by-hand.ts';
import { SanctionRows } from './sanction-rows.ts';

const uuid = { schema: z.uuid() };

@ApiTags('sanctions')
@Controller('api/sanctions')
export class SanctionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly subjects: Subjects,
    private readonly sanctions: SanctionRows,
  ) {}

  @Get()
  @Allow(can.confirmSanctions)
  @ApiOkResponse({ standardSchema: sanctionPage })
  list(@Query({ schema: sanctionQuery }) query: SanctionQuery) {
    return this.queries.execute(new ListSanctions(query));
  }

  @Get('of')
  @Allow(can.proposeSanctions)
  @ApiOkResponse({ standardSchema: z.array(sanctionView) })
  async of(@Query({ schema: subjectRef }) subject: SubjectRef) {
    await this.subjects.see(subject);
    return this.sanctions.of(subject);
  }

  @Post()
  @Allow(can.proposeSanctions)
  @ApiCreatedResponse({ standardSchema: z.array(sanctionView) })
  propose(@Body({ schema: sanctionInput }) input: SanctionInput) {
    return this.commands.execute(new ProposeByHand(input));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Allow(can.confirmSanctions)
  @ApiOkResponse({ standardSchema: sanctionView })
  confirm(@Param('id', uuid) id: string, @Body({ schema: confirmSanctionInput }) input: z.output<typeof confirmSanctionInput>) {
    return this.commands.execute(new DecideSanction(id, 'confirmed', input));
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @Allow(can.confirmSanctions)
  @ApiOkResponse({ standardSchema: sanctionView })
  dismiss(@Param('id', uuid) id: string, @Body({ schema: dismissSanctionInput }) input: z.output<typeof dismissSanctionInput>) {
    return this.commands.execute(new DecideSanction(id, 'dismissed', input));
  }
}
