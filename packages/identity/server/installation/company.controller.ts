import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { can, companyInput, companyView, type CompanyInput, type CompanyView } from '../../domain/index.ts';
import { ChangeCompany } from './change-company.ts';
import { ReadCompany } from './read-company.ts';

/** One's own company. */
@ApiTags('company')
@Controller('api/company')
export class CompanyController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.manageCompany)
  @ApiOkResponse({ standardSchema: companyView })
  read(): Promise<CompanyView> {
    return this.queries.execute(new ReadCompany());
  }

  @Put()
  @HttpCode(204)
  @Allow(can.manageCompany)
  @ApiNoContentResponse()
  change(@Body({ schema: companyInput }) input: CompanyInput): Promise<void> {
    return this.commands.execute(new ChangeCompany(input, null));
  }
}
