import { NotFound, ref, StaleVersion } from '@aftercare/kernel';
import { actingPerson, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { move, recall, recallGoodsMoved, RecallIsClosed, stateOf, type RecallState, type Way } from '../../domain/index.ts';
import { ReadHolders } from './read-holders.ts';
import { holderColumns, type StoredHolder } from './recall-rows.ts';

/** Those who hold recalled goods, inside commands: what is done with them is entered, and their state follows from it. */
@Injectable()
export class Holders {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly reader: ReadHolders,
    private readonly now: Now,
  ) {}

  /** Locks one until the command ends. @throws NotFound @throws RecallIsClosed @throws StaleVersion with the holder as it is now */
  async take(recallId: string, id: string, version: number): Promise<StoredHolder> {
    const running = await this.db.row<{ state: RecallState; number: string }>(sql`select state, number from recall where id = ${recallId} for share`);
    const [holder] = await this.db.rows<StoredHolder>(sql`select ${holderColumns} from recall_holder h where h.id = ${id} and h.recall_id = ${recallId} for update`);
    if (!running || !holder) throw new NotFound(ref(recall, running ? id : recallId));
    if (running.state === 'closed') throw new RecallIsClosed({ number: running.number });
    if (holder.version !== version) throw new StaleVersion({ expected: version, current: await this.reader.one(id) });
    return holder;
  }

  /** @throws MoreThanThere */
  async moveGoods(holder: StoredHolder, way: Way, quantity: string, note: string | null): Promise<StoredHolder> {
    const balance = move(holder, way, quantity);
    await this.enter(holder, way, { quantity, note });
    this.events.publish(recallGoodsMoved, holder.recallId, { holder: holder.id, way, quantity, unit: holder.unit });
    return { ...holder, ...balance };
  }

  /** One line of what happened, which stays for ever. */
  async enter({ id, recallId }: StoredHolder, kind: Way | 'attempt', { result = null, quantity = null, note = null }: { result?: string | null; quantity?: string | null; note?: string | null }): Promise<void> {
    await this.db.run(sql`insert into recall_entry (id, recall_id, holder_id, kind, result, quantity, note, at, by) values (${newId()}, ${recallId}, ${id}, ${kind}, ${result}, ${quantity}, ${note}, ${this.now.iso()}, ${actingPerson()})`);
  }

  async save(holder: StoredHolder): Promise<void> {
    const { id, open, retrieved, destroyed, returned, unreachable, reachedAt, attempts, lastAttempt } = holder;
    await this.db.run(sql`
      update recall_holder set version = version + 1, state = ${stateOf(holder, reachedAt !== null)}, open = ${open}, retrieved = ${retrieved}, destroyed = ${destroyed}, returned = ${returned}, unreachable = ${unreachable},
        reached_at = ${reachedAt}, attempts = ${attempts}, last_attempt = ${lastAttempt === null ? null : JSON.stringify(lastAttempt)}::jsonb
      where id = ${id}`);
  }
}
