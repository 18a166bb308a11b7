import { subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, costInput, type CostInput, costSheet, type CostSheet, reverseCostInput } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { CostSheets } from './cost-sheets.ts';
import { RecordCost } from './record-cost.ts';
import { ReverseCost } from './reverse-cost.ts';

const recorded = z.object({ id: z.uuid() });

@ApiTags('costs')
@Controller('api/costs')
export class CostsController {
  constructor(
    private readonly commands: Commands,
    private readonly subjects: Subjects,
    private readonly sheets: CostSheets,
  ) {}

  @Get()
  @Allow(can.seeCosts)
  @ApiOkResponse({ standardSchema: costSheet })
  async of(@Query({ schema: subjectRef }) subject: SubjectRef): Promise<CostSheet> {
    await this.subjects.see(subject);
    return this.sheets.of(subject);
  }

  @Post()
  @Allow(can.recordCosts)
  @ApiCreatedResponse({ standardSchema: recorded })
  record(@Body({ schema: costInput }) input: CostInput) {
    return this.commands.execute(new RecordCost(input));
  }

  @Post(':id/reverse')
  @Allow(can.recordCosts)
  @ApiCreatedResponse({ standardSchema: recorded })
  reverse(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: reverseCostInput }) { note }: z.output<typeof reverseCostInput>) {
    return this.commands.execute(new ReverseCost(id, note));
  }
}
