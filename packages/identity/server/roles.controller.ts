import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, rolesQuery, roleView, setGrantsInput, setHoldersInput, type RoleView, type SetGrantsInput, type SetHoldersInput } from '../domain/index.ts';
import { ListRoles } from './list-roles.ts';
import { SetRoleGrants } from './set-role-grants.ts';
import { SetRoleHolders } from './set-role-holders.ts';

@ApiTags('people')
@Controller('api/roles')
export class RolesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.seePeople)
  @ApiOkResponse({ standardSchema: z.array(roleView) })
  list(@Query({ schema: rolesQuery }) { at }: z.output<typeof rolesQuery>): Promise<RoleView[]> {
    return this.queries.execute(new ListRoles(at));
  }

  @Put(':id/holders')
  @HttpCode(204)
  @Allow(can.manageRoles)
  @ApiNoContentResponse()
  holders(@Param('id') id: string, @Body({ schema: setHoldersInput }) input: SetHoldersInput): Promise<void> {
    return this.commands.execute(new SetRoleHolders(id, input));
  }

  @Put(':id/grants')
  @HttpCode(204)
  @Allow(can.manageRoles)
  @ApiNoContentResponse()
  grants(@Param('id') id: string, @Body({ schema: setGrantsInput }) input: SetGrantsInput): Promise<void> {
    return this.commands.execute(new SetRoleGrants(id, input));
  }
}
