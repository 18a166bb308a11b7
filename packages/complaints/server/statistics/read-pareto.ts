import { Db } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import type { Pareto, paretoQuery } from '../../domain/index.ts';
import { countsBy } from './figures.ts';
import { KeyNames } from './key-names.ts';
import { Periods } from './period.ts';

const mostShown = 20;
type Row = { readonly key: string; readonly count: number };

/** What weighs most in a figure, against the period before. */
export class ReadPareto extends Query<Pareto> {
  constructor(readonly asked: z.output<typeof paretoQuery>) {
    super();
  }
}

@QueryHandler(ReadPareto)
export class ReadParetoHandler implements IQueryHandler<ReadPareto> {
  constructor(
    private readonly db: Db,
    private readonly periods: Periods,
    private readonly names: KeyNames,
  ) {}

  execute({ asked }: ReadPareto): Promise<Pareto> {
    return this.db.readingOnce(async () => {
      const { by, figure } = asked;
      const now = await this.db.rows<Row>(countsBy(figure, by, await this.periods.of(asked)));
      const before = new Map((await this.db.rows<Row>(countsBy(figure, by, await this.periods.before(asked)))).map(({ key, count }) => [key, count]));
      const inOrder = now.toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key));
      const shown = inOrder.slice(0, mostShown);
      const name = await this.names.of(by, shown.map(({ key }) => key));
      return {
        total: sum(now.map(({ count }) => count)),
        totalBefore: sum([...before.values()]),
        rows: shown.map(({ key, count }) => ({ key, name: name(key), count, before: before.get(key) ?? 0 })),
        others: sum(inOrder.slice(mostShown).map(({ count }) => count)),
      };
    });
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);
