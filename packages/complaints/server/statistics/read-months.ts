import { currentTenant, Db, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import type { Monthly, monthlyQuery } from '../../domain/index.ts';
import { eachOf } from './figures.ts';
import { KeyNames } from './key-names.ts';
import { Periods } from './period.ts';

/** The table of a year: a row for each type, cause, department …, a column for each month. */
export class ReadMonths extends Query<Monthly> {
  constructor(readonly asked: z.output<typeof monthlyQuery>) {
    super();
  }
}

@QueryHandler(ReadMonths)
export class ReadMonthsHandler implements IQueryHandler<ReadMonths> {
  constructor(
    private readonly db: Db,
    private readonly periods: Periods,
    private readonly names: KeyNames,
  ) {}

  execute({ asked: { year, by, figure, asOf } }: ReadMonths): Promise<Monthly> {
    return this.db.readingOnce(async () => {
      const period = await this.periods.of({ from: `${year}-01-01`, to: `${year}-12-31`, asOf });
      const rows = await this.db.rows<{ key: string; month: number; count: number }>(sql`
        select key, extract(month from at at time zone ${currentTenant().timeZone})::int as month, count(*)::int as count from (${eachOf(figure, period, by)}) e group by 1, 2`);
      const keys = [...new Set(rows.map(({ key }) => key))];
      const name = await this.names.of(by, keys);
      const monthsOf = (of: typeof rows) => Array.from({ length: 12 }, (_, n) => of.filter(({ month }) => month === n + 1).reduce((all, { count }) => all + count, 0));
      const table = keys.map((key) => {
        const months = monthsOf(rows.filter((row) => row.key === key));
        return { key, name: name(key), months, total: months.reduce((all, each) => all + each, 0) };
      });
      const months = monthsOf(rows);
      return { rows: table.toSorted((a, b) => b.total - a.total || a.key.localeCompare(b.key)), months, total: months.reduce((all, each) => all + each, 0) };
    });
  }
}
