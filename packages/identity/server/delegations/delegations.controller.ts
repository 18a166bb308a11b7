import { Allow, Commands, currentActor, SignedIn } from '@aftercare/kernel/server';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, created, delegateInput, delegationView, type DelegateInput, type DelegationView } from '../../domain/index.ts';
import { Delegate } from './delegate.ts';
import { ListDelegations } from './list-delegations.ts';
import { RevokeDelegation } from './revoke-delegation.ts';

const uuid = { schema: z.uuid() };

/** Who stands in for whom: one's own, and for whoever manages roles everybody's. */
@ApiTags('people')
@Controller('api')
export class DelegationsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('session/delegations')
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(delegationView) })
  own(): Promise<DelegationView[]> {
    return this.queries.execute(new ListDelegations(currentActor().id!));
  }

  @Post('session/delegations')
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: created })
  give(@Body({ schema: delegateInput }) input: DelegateInput): Promise<{ id: string }> {
    return this.commands.execute(new Delegate(currentActor().id!, input));
  }

  @Delete('session/delegations/:id')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  end(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new RevokeDelegation(currentActor().id!, id));
  }

  @Get('people/:person/delegations')
  @Allow(can.manageRoles)
  @ApiOkResponse({ standardSchema: z.array(delegationView) })
  list(@Param('person', uuid) person: string): Promise<DelegationView[]> {
    return this.queries.execute(new ListDelegations(person));
  }

  @Post('people/:person/delegations')
  @Allow(can.manageRoles)
  @ApiCreatedResponse({ standardSchema: created })
  giveFor(@Param('person', uuid) person: string, @Body({ schema: delegateInput }) input: DelegateInput): Promise<{ id: string }> {
    return this.commands.execute(new Delegate(person, input));
  }

  @Delete('people/:person/delegations/:id')
  @HttpCode(204)
  @Allow(can.manageRoles)
  @ApiNoContentResponse()
  endFor(@Param('person', uuid) person: string, @Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new RevokeDelegation(person, id));
  }
}
