import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { actionPermissions, classifyLineInput, complaintView } from '../../domain/index.ts';
import { ShowComplaint } from '../show-complaint.ts';
import { ClassifyLine } from './classify-line.ts';

const uuid = { schema: z.uuid() };

@ApiTags('complaints')
@Controller('api/complaints/:id/lines')
export class LinesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post(':line/classify')
  @HttpCode(200)
  @Allow(actionPermissions.revise)
  @ApiOkResponse({ standardSchema: complaintView })
  async classify(@Param('id', uuid) id: string, @Param('line', uuid) line: string, @Body({ schema: classifyLineInput }) input: z.output<typeof classifyLineInput>) {
    await this.commands.execute(new ClassifyLine(id, line, input));
    return this.queries.execute(new ShowComplaint(id));
  }
}
