import { Allow } from '@aftercare/kernel/server';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, myWork } from '../domain/index.ts';
import { MyWork } from './my-work.ts';

@ApiTags('complaints')
@Controller('api/my-work')
export class MyWorkController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow(can.read)
  @ApiOkResponse({ standardSchema: myWork })
  show() {
    return this.queries.execute(new MyWork());
  }
}
