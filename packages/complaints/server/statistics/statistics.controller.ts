import type { Page } from '@aftercare/kernel';
import { Allow } from '@aftercare/kernel/server';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { can, figureCases, type FigureCase, figureCasesQuery, monthly, type Monthly, monthlyQuery, pareto, type Pareto, paretoQuery, statistics, type Statistics, statisticsQuery } from '../../domain/index.ts';
import { ListFigureCases } from './list-figure-cases.ts';
import { ReadMonths } from './read-months.ts';
import { ReadPareto } from './read-pareto.ts';
import { ReadStatistics } from './read-statistics.ts';

/** Figures are of all complaints of the company, whoever asks; single cases and costs go to those who see them elsewhere too. */
@ApiTags('complaint-statistics')
@Controller('api/complaint-statistics')
export class StatisticsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Allow(can.seeStatistics)
  @ApiOkResponse({ standardSchema: statistics })
  all(@Query({ schema: statisticsQuery }) asked: z.output<typeof statisticsQuery>): Promise<Statistics> {
    return this.queries.execute(new ReadStatistics(asked));
  }

  @Get('pareto')
  @Allow(can.seeStatistics)
  @ApiOkResponse({ standardSchema: pareto })
  pareto(@Query({ schema: paretoQuery }) asked: z.output<typeof paretoQuery>): Promise<Pareto> {
    return this.queries.execute(new ReadPareto(asked));
  }

  @Get('months')
  @Allow(can.seeStatistics)
  @ApiOkResponse({ standardSchema: monthly })
  months(@Query({ schema: monthlyQuery }) asked: z.output<typeof monthlyQuery>): Promise<Monthly> {
    return this.queries.execute(new ReadMonths(asked));
  }

  @Get('cases')
  @Allow(can.seeStatistics)
  @ApiOkResponse({ standardSchema: figureCases })
  cases(@Query({ schema: figureCasesQuery }) asked: z.output<typeof figureCasesQuery>): Promise<Page<FigureCase>> {
    return this.queries.execute(new ListFigureCases(asked));
  }
}
