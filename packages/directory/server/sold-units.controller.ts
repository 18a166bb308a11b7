import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, recordSoldUnitInput, soldUnitPage, soldUnitQuery, soldUnitView, type RecordSoldUnitInput, type SoldUnitQuery } from '../domain/index.ts';
import { ListSoldUnits } from './list-sold-units.ts';
import { RecordSoldUnit } from './record-sold-unit.ts';
import { ShowSoldUnit } from './show-sold-unit.ts';

@ApiTags('sold units')
@Controller('api/sold-units')
export class SoldUnitsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.see)
  @ApiOkResponse({ standardSchema: soldUnitPage })
  list(@Query({ schema: soldUnitQuery }) query: SoldUnitQuery) {
    return this.queries.execute(new ListSoldUnits(query));
  }

  @Post()
  @Allow(can.recordSales)
  record(@Body({ schema: recordSoldUnitInput }) input: RecordSoldUnitInput) {
    return this.commands.execute(new RecordSoldUnit(input));
  }

  @Get(':id')
  @Allow(can.see)
  @ApiOkResponse({ standardSchema: soldUnitView })
  show(@Param('id', { schema: z.uuid() }) id: string) {
    return this.queries.execute(new ShowSoldUnit(id));
  }
}
