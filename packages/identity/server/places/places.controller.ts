import { Allow, Commands, currentActor, SignedIn } from '@aftercare/kernel/server';
import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { can, placeView, type PlaceView } from '../../domain/index.ts';
import { hashOf } from '../secrets.ts';
import { SessionCookie } from '../session-cookie.ts';
import { EndPlaces } from './end-places.ts';
import { ListPlaces } from './list-places.ts';

const uuid = { schema: z.uuid() };

/** Where people are signed in: one's own places, and for whoever manages people everybody's. */
@ApiTags('session')
@Controller('api')
export class PlacesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly cookie: SessionCookie,
  ) {}

  @Get('session/places')
  @SignedIn()
  @ApiOkResponse({ standardSchema: z.array(placeView) })
  own(@Req() request: FastifyRequest): Promise<PlaceView[]> {
    return this.queries.execute(new ListPlaces(currentActor().id!, this.asking(request)));
  }

  @Delete('session/places')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  endOthers(@Req() request: FastifyRequest): Promise<void> {
    return this.commands.execute(new EndPlaces(currentActor().id!, { except: this.asking(request) }));
  }

  @Delete('session/places/:id')
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  endOne(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new EndPlaces(currentActor().id!, { id }));
  }

  @Get('people/:person/places')
  @Allow(can.managePeople)
  @ApiOkResponse({ standardSchema: z.array(placeView) })
  list(@Param('person', uuid) person: string, @Req() request: FastifyRequest): Promise<PlaceView[]> {
    return this.queries.execute(new ListPlaces(person, this.asking(request)));
  }

  @Delete('people/:person/places')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  endAll(@Param('person', uuid) person: string, @Req() request: FastifyRequest): Promise<void> {
    return this.commands.execute(new EndPlaces(person, { except: this.asking(request) }));
  }

  @Delete('people/:person/places/:id')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  endOneOf(@Param('person', uuid) person: string, @Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new EndPlaces(person, { id }));
  }

  private asking(request: FastifyRequest): string | undefined {
    const secret = this.cookie.read(request);
    return secret && hashOf(secret);
  }
}
