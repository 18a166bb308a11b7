import type { Page } from '@aftercare/kernel';
import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, created, createPersonInput, editPersonInput, peoplePage, peopleQuery, personTimeline, personView, setPersonRolesInput, timelineQuery, type EditPersonInput, type PeopleQuery, type PersonRow, type PersonTimeline, type PersonView } from '../domain/index.ts';
import { CreatePerson } from './create-person.ts';
import { EditPerson } from './edit-person.ts';
import { ListPeople } from './list-people.ts';
import { Passwords } from './passwords.ts';
import { ReadPerson } from './read-person.ts';
import { ReadPersonTimeline } from './read-person-timeline.ts';
import { SetPersonRoles } from './set-person-roles.ts';

const uuid = { schema: z.uuid() };

@ApiTags('people')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly passwords: Passwords,
  ) {}

  @Get()
  @Allow(can.seePeople)
  @ApiOkResponse({ standardSchema: peoplePage })
  list(@Query({ schema: peopleQuery }) query: PeopleQuery): Promise<Page<PersonRow>> {
    return this.queries.execute(new ListPeople(query));
  }

  @Get(':id')
  @Allow(can.seePeople)
  @ApiOkResponse({ standardSchema: personView })
  read(@Param('id', uuid) id: string): Promise<PersonView> {
    return this.queries.execute(new ReadPerson(id));
  }

  @Get(':id/timeline')
  @Allow(can.managePeople)
  @ApiOkResponse({ standardSchema: personTimeline })
  timeline(@Param('id', uuid) id: string, @Query({ schema: timelineQuery }) query: z.output<typeof timelineQuery>): Promise<PersonTimeline> {
    return this.queries.execute(new ReadPersonTimeline(id, query));
  }

  @Post()
  @Allow(can.managePeople)
  @ApiCreatedResponse({ standardSchema: created })
  async create(@Body({ schema: createPersonInput }) { password, ...input }: z.output<typeof createPersonInput>): Promise<{ id: string }> {
    return this.commands.execute(new CreatePerson(input, password && (await this.passwords.choose(password, 'password', input.email))));
  }

  @Put(':id')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  edit(@Param('id', uuid) id: string, @Body({ schema: editPersonInput }) input: EditPersonInput): Promise<void> {
    return this.commands.execute(new EditPerson(id, input));
  }

  @Put(':id/roles')
  @HttpCode(204)
  @Allow(can.manageRoles)
  @ApiNoContentResponse()
  roles(@Param('id', uuid) id: string, @Body({ schema: setPersonRolesInput }) { roles }: z.output<typeof setPersonRolesInput>): Promise<void> {
    return this.commands.execute(new SetPersonRoles(id, roles));
  }
}
