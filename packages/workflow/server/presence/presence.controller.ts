import { subjectRef, type SubjectRef } from '@aftercare/kernel';
import { Commands, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Delete, HttpCode, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { bePresentInput, type BePresentInput, presenceView, type PresenceView } from '../../domain/index.ts';
import { BePresent } from './be-present.ts';

@ApiTags('presence')
@Controller('api/presence')
export class PresenceController {
  constructor(private readonly commands: Commands) {}

  @Put()
  @SignedIn()
  @ApiOkResponse({ standardSchema: presenceView })
  stay(@Body({ schema: bePresentInput }) { subject, doing }: BePresentInput): Promise<PresenceView> {
    return this.commands.execute(new BePresent(subject, doing));
  }

  @Delete()
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async leave(@Query({ schema: subjectRef }) subject: SubjectRef): Promise<void> {
    await this.commands.execute(new BePresent(subject, null));
  }
}
