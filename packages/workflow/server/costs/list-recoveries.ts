import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { RecoveryQuery, RecoveryRow } from '../../domain/index.ts';
import { Briefs } from '../briefs.ts';
import { PayerNames } from './payer-names.ts';
import { recoveryColumns, RecoveryRows, subjectOf, type RecoveryRecord } from './recovery-rows.ts';

const sorts: Record<'openedAt', SortColumn> = { openedAt: { column: sql`r.at`, type: 'timestamptz' } };

/** Of the whole tenant, newest first. */
export class ListRecoveries extends Query<Page<RecoveryRow>> {
  constructor(readonly query: RecoveryQuery) {
    super();
  }
}

@QueryHandler(ListRecoveries)
export class ListRecoveriesHandler implements IQueryHandler<ListRecoveries> {
  constructor(
    private readonly db: Db,
    private readonly names: PayerNames,
    private readonly briefs: Briefs,
    private readonly recoveries: RecoveryRows,
  ) {}

  async execute({ query: { sort = '-openedAt', cursor, limit, state, payer, party } }: ListRecoveries): Promise<Page<RecoveryRow>> {
    const where = [
      ...(state ? [oneOf(sql`r.state`, state)] : []),
      ...(payer ? [oneOf(sql`r.payer`, payer)] : []),
      ...(party ? [sql`r.party_id = ${party}`] : []),
    ];
    const page = await readPage<RecoveryRecord>(this.db, { from: sql`from recovery r`, select: recoveryColumns, where, id: sql`r.id`, sorts, sort, cursor, limit });
    const [called, briefs] = [await this.names.of(page.rows), await this.briefs.of(page.rows.map(subjectOf))];
    return { ...page, rows: page.rows.map((row) => ({ ...this.recoveries.shown(row, called), about: briefs.get(row.subjectId) ?? null })) };
  }
}

/** By equalities, which the wall between tenants lets an index serve. */
export const oneOf = (column: ReturnType<typeof sql>, values: readonly string[]) => sql`(${sql.join(values.map((value) => sql`${column} = ${value}`), sql` or `)})`;
