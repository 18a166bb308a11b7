import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { actionPermissions, can, complaintView, contactInput, contactPage, contactQuery, type ComplaintView } from '../../domain/index.ts';
import { ShowComplaint } from '../show-complaint.ts';
import { ListContacts } from './list-contacts.ts';
import { RecordContact } from './record-contact.ts';

const uuid = { schema: z.uuid() };

@ApiTags('complaints')
@Controller('api/complaints/:id')
export class ContactsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('contacts')
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: contactPage })
  list(@Param('id', uuid) id: string, @Query({ schema: contactQuery }) query: z.output<typeof contactQuery>) {
    return this.queries.execute(new ListContacts(id, query));
  }

  @Post('contact')
  @HttpCode(200)
  @Allow(actionPermissions.contact)
  @ApiOkResponse({ standardSchema: complaintView })
  async record(@Param('id', uuid) id: string, @Body({ schema: contactInput }) input: z.output<typeof contactInput>): Promise<ComplaintView> {
    await this.commands.execute(new RecordContact(id, input));
    return this.queries.execute(new ShowComplaint(id));
  }
}
