import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, created, createDepartmentInput, departmentView, setHeadInput, type CreateDepartmentInput, type DepartmentView } from '../domain/index.ts';
import { CreateDepartment } from './create-department.ts';
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
  list(): Promise<DepartmentView[]> {
    return this.queries.execute(new ListDepartments());
  }

  @Post()
  @Allow(can.managePeople)
  @ApiCreatedResponse({ standardSchema: created })
  create(@Body({ schema: createDepartmentInput }) input: CreateDepartmentInput): Promise<{ id: string }> {
    return this.commands.execute(new CreateDepartment(input));
  }

  @Put(':id/head')
  @HttpCode(204)
  @Allow(can.managePeople)
  @ApiNoContentResponse()
  head(@Param('id', uuid) id: string, @Body({ schema: setHeadInput }) { personId }: z.output<typeof setHeadInput>): Promise<void> {
    return this.commands.execute(new SetDepartmentHead(id, personId));
  }
}
