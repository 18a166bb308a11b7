import type { Page } from '@aftercare/kernel';
import { Allow } from '@aftercare/kernel/server';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, signInsPage, signInsQuery, type SignInRow, type SignInsQuery } from '../../domain/index.ts';
import { ListSignIns } from './list-sign-ins.ts';

@ApiTags('people')
@Controller('api/sign-ins')
export class SignInsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow(can.seeSignIns)
  @ApiOkResponse({ standardSchema: signInsPage })
  list(@Query({ schema: signInsQuery }) query: SignInsQuery): Promise<Page<SignInRow>> {
    return this.queries.execute(new ListSignIns(query));
  }
}
