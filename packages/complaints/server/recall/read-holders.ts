import { NotFound, ref, type Page } from '@aftercare/kernel';
import { Db, readPage, sql, type SortColumn } from '@aftercare/kernel/server';
import { Parties } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { recall as recallResource, type HolderQuery, type HolderRow } from '../../domain/index.ts';
import { holderColumns, type StoredHolder } from './recall-rows.ts';

const sorts: Record<'shipped' | 'open', SortColumn> = { shipped: { column: sql`h.shipped`, type: 'numeric' }, open: { column: sql`h.open`, type: 'numeric' } };

/** Those who hold recalled goods, with their names. */
@Injectable()
export class ReadHolders {
  constructor(
    private readonly db: Db,
    private readonly parties: Parties,
    private readonly people: People,
  ) {}

  /** @throws NotFound */
  page(recall: string, { sort = '-shipped', cursor, limit, state }: HolderQuery): Promise<Page<HolderRow>> {
    return this.db.readingOnce(async () => {
      if (!(await this.db.row(sql`select 1 from recall where id = ${recall}`))) throw new NotFound(ref(recallResource, recall));
      const where = [sql`h.recall_id = ${recall}`, ...(state ? [sql`h.state = any(${state})`] : [])];
      const page = await readPage<StoredHolder>(this.db, { from: sql`from recall_holder h`, select: holderColumns, where, id: sql`h.id`, sorts, sort, cursor, limit });
      return { ...page, rows: await this.complete(page.rows) };
    });
  }

  async one(id: string): Promise<HolderRow> {
    return (await this.complete(await this.db.rows<StoredHolder>(sql`select ${holderColumns} from recall_holder h where h.id = ${id}`)))[0]!;
  }

  private async complete(rows: readonly StoredHolder[]): Promise<HolderRow[]> {
    const parties = await this.parties.names(rows.map(({ partyId }) => partyId));
    const people = await this.people.names(rows.flatMap(({ lastAttempt }) => lastAttempt?.by ?? []));
    return rows.map(({ partyId, recallId: _, reachedAt: __, lastAttempt, ...row }) => ({
      ...row,
      party: { id: partyId, name: parties.get(partyId)?.name ?? '' },
      lastAttempt: lastAttempt && { ...lastAttempt, by: lastAttempt.by === null ? null : { id: lastAttempt.by, name: people.get(lastAttempt.by)?.name ?? '' } },
    }));
  }
}
