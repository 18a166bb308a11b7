import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import type { FigureCase, figureCasesQuery } from '../../domain/index.ts';
import { Sight } from '../sight.ts';
import { casesOf } from './figures.ts';
import { Periods } from './period.ts';

/** The cases that make a figure, as they stood then; of those that the actor does not see only the number counts. */
export class ListFigureCases extends Query<Page<FigureCase>> {
  constructor(readonly asked: z.output<typeof figureCasesQuery>) {
    super();
  }
}

@QueryHandler(ListFigureCases)
export class ListFigureCasesHandler implements IQueryHandler<ListFigureCases> {
  constructor(
    private readonly db: Db,
    private readonly periods: Periods,
    private readonly people: People,
    private readonly sight: Sight,
  ) {}

  execute({ asked: { figure, by, key, cursor, limit, ...period } }: ListFigureCases): Promise<Page<FigureCase>> {
    return this.db.readingOnce(async () => {
      const cases = casesOf(figure, await this.periods.of(period), by, key);
      const found = await readPage<Omit<FigureCase, 'owner'> & { ownerId: string | null }>(this.db, {
        from: cases.from,
        where: [...cases.where, await this.sight.condition()],
        select: sql`c.id, c.number, c.subject, h.type, h.level, h.state, c.opened_at as "openedAt", h.closed_at as "closedAt", h.owner_id as "ownerId"`,
        id: sql`c.id`,
        sorts: { openedAt: { column: sql`c.opened_at`, type: 'timestamptz' } },
        sort: '-openedAt',
        cursor,
        limit,
      });
      const people = await this.people.names(found.rows.flatMap(({ ownerId }) => ownerId ?? []));
      return { ...found, rows: found.rows.map(({ ownerId, ...row }) => ({ ...row, owner: ownerId === null ? null : { id: ownerId, name: people.get(ownerId)?.name ?? '' } })) };
    });
  }
}
