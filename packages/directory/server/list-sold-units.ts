import type { Page } from '@aftercare/kernel';
import { Db, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SoldUnitQuery, SoldUnitRow } from '../domain/index.ts';
import { beginsWith, searchKey } from './search-keys.ts';
import { soldUnitColumns, soldUnitFrom, SoldUnits, type StoredSoldUnit } from './sold-units.ts';

const sorts: Record<'recordedAt' | 'deliveredOn', SortColumn> = {
  recordedAt: { column: sql`u.recorded_at`, type: 'timestamptz' },
  deliveredOn: { column: sql`coalesce(u.delivered_on, '0001-01-01')`, type: 'date' },
};

const numbered = ['order', 'material', 'batch', 'serial'] as const;

export class ListSoldUnits extends Query<Page<SoldUnitRow>> {
  constructor(readonly query: SoldUnitQuery) {
    super();
  }
}

@QueryHandler(ListSoldUnits)
export class ListSoldUnitsHandler implements IQueryHandler<ListSoldUnits> {
  constructor(
    private readonly db: Db,
    private readonly soldUnits: SoldUnits,
  ) {}

  async execute({ query: { q, sort = '-recordedAt', cursor, limit, party, product, serial, batch, supplierLot, order } }: ListSoldUnits): Promise<Page<SoldUnitRow>> {
    const where = [
      ...(q ? beginningWith(q) : []),
      ...(party ? [sql`u.party_id = ${party}`] : []),
      ...(product ? [sql`u.product_id = ${product}`] : []),
      ...(serial ? [sql`u.serial_key = ${searchKey(serial)}`] : []),
      ...(batch ? [sql`u.batch_key = ${searchKey(batch)}`] : []),
      ...(supplierLot ? [sql`u.supplier_lot_key = ${searchKey(supplierLot)}`] : []),
      ...(order ? [sql`u.order_key = ${searchKey(order)}`] : []),
    ];
    const page = await readPage<StoredSoldUnit>(this.db, { from: soldUnitFrom, select: soldUnitColumns, where, id: sql`u.id`, sorts, sort, cursor, limit });
    return { ...page, rows: await this.soldUnits.complete(page.rows) };
  }
}

/** Units of which some number begins with what was typed: each number has its index. */
function beginningWith(q: string) {
  const key = searchKey(q);
  if (!key) return [sql`false`];
  const range = beginsWith(key);
  return [sql`(${sql.join(numbered.map((number) => sql`${sql.ref(`u.${number}_key`)} >= ${range.from} and ${sql.ref(`u.${number}_key`)} < ${range.to}`), sql` or `)})`];
}
