import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { can as workflowCan } from '@aftercare/workflow';
import { z } from 'zod';
import { openForComplaintInput } from '../../domain/index.ts';
import { OpenForComplaint } from './open-for-complaint.ts';

const opened = z.object({ id: z.uuid() });

@ApiTags('corrective actions')
@Controller('api/complaints/:id/corrective-actions')
export class ComplaintCorrectivesController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Allow(workflowCan.openCorrective)
  @ApiCreatedResponse({ standardSchema: opened })
  open(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: openForComplaintInput }) input: z.output<typeof openForComplaintInput>): Promise<{ id: string }> {
    return this.commands.execute(new OpenForComplaint(id, input));
  }
}
