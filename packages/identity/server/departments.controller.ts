import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, changeDepartmentInput, created, createDepartmentInput, departmentsQuery, departmentView, setHeadInput, versionInput, type ChangeDepartmentInput, type CreateDepartmentInput, type DepartmentView } from '../domain/index.ts';
import { CreateDepartment } from './create-department.ts';
import { ArchiveDepartment } from './departments/archive-department.ts';
import { ChangeDepartment } from './departments/change-department.ts';
import { RestoreDepartment } from './departments/restore-department.ts';
import { ListDepartments } from './list-departments.ts';
import { SetDepartmentHead } from './set-department-head.ts';

const uuid = { schema: z.uuid() };

@ApiTags('people')
@Controller('api/departments')
export class DepartmentsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.seePeople)
  @ApiOkResponse({ standardSchema: z.array(departmentView) })
  list(@Query({ schema: departmentsQuery }) { archived }: z.output<typeof departmentsQuery>): Promise<DepartmentView[]> {
    return this.queries.execute(new ListDepartments(archived));
  }

  @Post()
  @Allow(can.managePeople)
  @ApiCreatedResponse({ standardSchema: created })
  create(@Body({ schema: createDepartmentInput }) input: CreateDepartmentInput): Promise<{ id: string }> {
    return this.commands.execute(new CreateDepartment(input));
  }

  @Put(':id')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  change(@Param('id', uuid) id: string, @Body({ schema: changeDepartmentInput }) input: ChangeDepartmentInput): Promise<void> {
    return this.commands.execute(new ChangeDepartment(id, input));
  }

  @Post(':id/archive')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  archive(@Param('id', uuid) id: string, @Body({ schema: versionInput }) { version }: z.output<typeof versionInput>): Promise<void> {
    return this.commands.execute(new ArchiveDepartment(id, version));
  }

  @Post(':id/restore')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  restore(@Param('id', uuid) id: string): Promise<void> {
    return this.commands.execute(new RestoreDepartment(id));
  }

  @Put(':id/head')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  head(@Param('id', uuid) id: string, @Body({ schema: setHeadInput }) { personId }: z.output<typeof setHeadInput>): Promise<void> {
    return this.commands.execute(new SetDepartmentHead(id, personId));
  }
}
