import { subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Commands, SignedIn } from '@aftercare/kernel/server';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { escalationView, type EscalationView } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { AcknowledgeEscalation } from './acknowledge-escalation.ts';
import { Escalations } from './escalations.ts';

@ApiTags('escalations')
@Controller('api/escalations')
export class EscalationsController {
  constructor(
    private readonly escalations: Escalations,
    private readonly subjects: Subjects,
    private readonly commands: Commands,
  ) {}

  /** Of one case, oldest first. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(escalationView) })
  async of(@Query({ schema: subjectRef }) subject: SubjectRef): Promise<EscalationView[]> {
    await this.subjects.see(subject);
    return this.escalations.of(subject);
  }

  /** By those who were told; nobody else may. */
  @Post(':id/acknowledge')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  acknowledge(@Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.commands.execute(new AcknowledgeEscalation(id));
  }
}
