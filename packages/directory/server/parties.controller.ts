import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, changeContactInput, changePartyInput, contactInput, createPartyInput, partyPage, partyQuery, partyRow, partySearch, partyView, restorePartyInput, type ChangeContactInput, type ChangePartyInput, type ContactInput, type CreatePartyInput, type PartyQuery, type PartySearch } from '../domain/index.ts';
import { AddContact } from './add-contact.ts';
import { ChangeContact } from './change-contact.ts';
import { ChangeParty } from './change-party.ts';
import { CreateParty } from './create-party.ts';
import { ListParties } from './list-parties.ts';
import { RemoveContact } from './remove-contact.ts';
import { RestoreParty } from './restore-party.ts';
import { SearchParties } from './search-parties.ts';
import { ShowParty } from './show-party.ts';

const id = { schema: z.uuid() };

@ApiTags('parties')
@Controller('api/parties')
export class PartiesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.see)
  @ApiOkResponse({ standardSchema: partyPage })
  list(@Query({ schema: partyQuery }) query: PartyQuery) {
    return this.queries.execute(new ListParties(query));
  }

  @Post()
  @Allow(can.manageParties)
  create(@Body({ schema: createPartyInput }) input: CreatePartyInput) {
    return this.commands.execute(new CreateParty(input));
  }

  @Get('search')
  @Allow(can.see)
  @ApiOkResponse({ standardSchema: z.array(partyRow) })
  search(@Query({ schema: partySearch }) search: PartySearch) {
    return this.queries.execute(new SearchParties(search));
  }

  @Get(':id')
  @Allow(can.see)
  @ApiOkResponse({ standardSchema: partyView })
  show(@Param('id', id) party: string) {
    return this.queries.execute(new ShowParty(party));
  }

  @Put(':id')
  @Allow(can.manageParties)
  change(@Param('id', id) party: string, @Body({ schema: changePartyInput }) input: ChangePartyInput) {
    return this.commands.execute(new ChangeParty(party, input));
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Allow(can.manageParties)
  restore(@Param('id', id) party: string, @Body({ schema: restorePartyInput }) { version }: z.output<typeof restorePartyInput>) {
    return this.commands.execute(new RestoreParty(party, version));
  }

  @Post(':id/contacts')
  @Allow(can.manageParties)
  addContact(@Param('id', id) party: string, @Body({ schema: contactInput }) input: ContactInput) {
    return this.commands.execute(new AddContact(party, input));
  }

  @Put(':id/contacts/:contact')
  @Allow(can.manageParties)
  changeContact(@Param('id', id) party: string, @Param('contact', id) contact: string, @Body({ schema: changeContactInput }) input: ChangeContactInput) {
    return this.commands.execute(new ChangeContact(party, contact, input));
  }

  @Delete(':id/contacts/:contact')
  @HttpCode(204)
  @Allow(can.manageParties)
  removeContact(@Param('id', id) party: string, @Param('contact', id) contact: string) {
    return this.commands.execute(new RemoveContact(party, contact));
  }
}
