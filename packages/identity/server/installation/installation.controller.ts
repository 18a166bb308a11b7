import { Allow, Commands, currentTenant, Installed } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  companyModulesInput, companyPluginsInput, companyRow, companyVersionInput, companyView, installedPart, openCompanyInput, openedCompany, operate, operatedCompanyInput, OwnCompany, pluginChanges, pluginPreviewInput, ruleChange, type CompanyRow, type CompanyView,
  type InstalledPart, type OpenCompanyInput, type OpenedCompany, type OperatedCompanyInput, type RuleChange,
} from '../../domain/index.ts';
import { TenantSetup } from '../tenant-setup.ts';
import { ArchiveCompany, RestoreCompany } from './archive-company.ts';
import { ChangeCompany } from './change-company.ts';
import { Companies } from './companies.ts';
import { ListCompanies } from './list-companies.ts';
import { ListParts } from './list-parts.ts';
import { ReadCompany } from './read-company.ts';
import { SetCompanyModules } from './set-company-modules.ts';
import { checkPlugins, SetCompanyPlugins } from './set-company-plugins.ts';

const uuid = { schema: z.uuid() };

/** For whoever runs the installation: its companies, never what is in them. */
@ApiTags('installation')
@Controller('api/installation')
export class InstallationController {
  constructor(
    private readonly companies: Companies,
    private readonly setup: TenantSetup,
    private readonly installed: Installed,
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('parts')
  @Allow(operate)
  @ApiOkResponse({ standardSchema: z.array(installedPart) })
  parts(): Promise<InstalledPart[]> {
    return this.queries.execute(new ListParts());
  }

  @Get('companies')
  @Allow(operate)
  @ApiOkResponse({ standardSchema: z.array(companyRow) })
  list(): Promise<CompanyRow[]> {
    return this.queries.execute(new ListCompanies());
  }

  @Post('companies')
  @Allow(operate)
  @ApiCreatedResponse({ standardSchema: openedCompany })
  open(@Body({ schema: openCompanyInput }) input: OpenCompanyInput): Promise<OpenedCompany> {
    return this.setup.open(input);
  }

  @Get('companies/:id')
  @Allow(operate)
  @ApiOkResponse({ standardSchema: companyView })
  read(@Param('id', uuid) id: string): Promise<CompanyView> {
    return this.companies.within(id, () => this.queries.execute(new ReadCompany()));
  }

  @Put('companies/:id')
  @HttpCode(204)
  @Allow(operate)
  @ApiNoContentResponse()
  change(@Param('id', uuid) id: string, @Body({ schema: operatedCompanyInput }) input: OperatedCompanyInput): Promise<void> {
    return this.companies.within(id, (operator) => this.commands.execute(new ChangeCompany(input, operator)));
  }

  @Put('companies/:id/modules')
  @HttpCode(204)
  @Allow(operate)
  @ApiNoContentResponse()
  modules(@Param('id', uuid) id: string, @Body({ schema: companyModulesInput }) input: z.output<typeof companyModulesInput>): Promise<void> {
    return this.companies.within(id, (operator) => this.commands.execute(new SetCompanyModules(input, operator)));
  }

  @Put('companies/:id/plugins')
  @HttpCode(204)
  @Allow(operate)
  @ApiNoContentResponse()
  plugins(@Param('id', uuid) id: string, @Body({ schema: companyPluginsInput }) input: z.output<typeof companyPluginsInput>): Promise<void> {
    return this.companies.within(id, (operator) => this.commands.execute(new SetCompanyPlugins(input, operator)));
  }

  /** Which rules others would decide; nothing is kept. */
  @Post('companies/:id/plugins/preview')
  @HttpCode(200)
  @Allow(operate)
  @ApiOkResponse({ standardSchema: z.array(ruleChange) })
  preview(@Param('id', uuid) id: string, @Body({ schema: pluginPreviewInput }) { plugins }: z.output<typeof pluginPreviewInput>): Promise<RuleChange[]> {
    checkPlugins(this.installed, plugins);
    return this.companies.within(id, async () => pluginChanges(currentTenant().plugins, plugins, this.installed.plugins.map(({ manifest }) => manifest)));
  }

  /** @throws OwnCompany */
  @Post('companies/:id/archive')
  @HttpCode(204)
  @Allow(operate)
  @ApiNoContentResponse()
  async archive(@Param('id', uuid) id: string, @Body({ schema: companyVersionInput }) { version }: z.output<typeof companyVersionInput>): Promise<void> {
    if (this.companies.isOwn(id)) throw new OwnCompany({});
    await this.companies.within(id, (operator) => this.commands.execute(new ArchiveCompany(version, operator)));
  }

  @Post('companies/:id/restore')
  @HttpCode(204)
  @Allow(operate)
  @ApiNoContentResponse()
  restore(@Param('id', uuid) id: string, @Body({ schema: companyVersionInput }) { version }: z.output<typeof companyVersionInput>): Promise<void> {
    return this.companies.within(id, (operator) => this.commands.execute(new RestoreCompany(version, operator)));
  }
}
