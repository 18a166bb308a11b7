import type { Journaled, SubjectRef } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { currentTenant } from './context.ts';
import { Db, sql } from './db.ts';
import { Now } from './now.ts';

interface Row {
  id: string;
  type: string;
  subject: string;
  seq: number;
  name: string;
  at: string;
  actorKind: 'person' | 'customer' | 'system';
  actor: string | null;
  body: string;
}

const columns = sql<Row>`id, subject_type as type, subject_id as subject, seq, name, at, actor_kind as "actorKind", actor_id as actor, body`;

/** What happened to a record, in order. It is the timeline and the audit trail. */
@Injectable()
export class Journal {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /** Newest first. @param before only rows with a lower `seq`, for the next page */
  async of(subject: SubjectRef, { limit = 50, before }: { limit?: number; before?: number } = {}): Promise<Journaled[]> {
    const rows = await this.db.rows<Row>(sql`
      select ${columns} from journal where subject_type = ${subject.type} and subject_id = ${subject.id} and seq < ${before ?? 2_147_483_647}
      order by seq desc limit ${limit}`);
    return rows.map(journaled);
  }

  /** Of several records of one kind, newest first: from one moment on and before another, both where they are given. */
  async during(type: string, ids: readonly string[], { from, before }: { from?: string | undefined; before?: string | undefined }): Promise<Journaled[]> {
    const rows = await this.db.rows<Row>(sql`
      select ${columns} from journal where subject_type = ${type} and subject_id = any(${[...ids]}::uuid[]) and at >= ${from ?? '-infinity'} and at < ${before ?? 'infinity'}
      order by at desc, subject_id, seq desc`);
    return rows.map(journaled);
  }

  async byId(id: string): Promise<Journaled | undefined> {
    const row = await this.db.row<Row>(sql`select ${columns} from journal where id = ${id}`);
    return row && journaled(row);
  }

  /** Seals the current tenant's unsealed rows into its chain, inside a command. @returns how many rows */
  async seal(most: number): Promise<number> {
    await this.db.run(sql`select pg_advisory_xact_lock(hashtextextended('journal-seal' || ${currentTenant().id}::text, 0))`);
    const rows = await this.db.rows<{ id: string; hash: string }>(sql`
      select j.id, encode(j.hash, 'hex') as hash from journal_unsealed u join journal j on j.tenant_id = u.tenant_id and j.id = u.journal_id order by j.id limit ${most}`);
    if (rows.length === 0) return 0;
    const last = await this.db.row<{ seq: number; hash: string }>(sql`select seq, encode(hash, 'hex') as hash from journal_seal order by seq desc limit 1`);
    const seq = (last?.seq ?? 0) + 1;
    const ids = JSON.stringify(rows.map(({ id }) => id));
    await this.db.run(sql`insert into journal_seal (seq, rows, at, hash) values (${seq}, ${rows.length}, ${this.now.iso()}, decode(${sealHash(last?.hash ?? '', rows.map(({ hash }) => hash))}, 'hex'))`);
    await this.db.run(sql`insert into journal_sealed (journal_id, seal, position) select value::uuid, ${seq}, ordinality from jsonb_array_elements_text(${ids}::jsonb) with ordinality`);
    await this.db.run(sql`delete from journal_unsealed where journal_id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`);
    return rows.length;
  }

  /** Checks the whole journal of the current tenant. @returns what does not fit; empty when nothing was touched behind the product's back */
  async verify(): Promise<string[]> {
    return this.db.readingOnce(async (rows) => {
      const chained = await rows<{ id: string }>(sql`
        select id from (
          select id, hash, body, seq, name, subject_type, subject_id, coalesce(lag(hash) over (partition by subject_type, subject_id order by seq), '') as before,
                 seq - coalesce(lag(seq) over (partition by subject_type, subject_id order by seq), 0) as gap
          from journal) j
        where hash is distinct from sha256(before || convert_to(body, 'UTF8')) or gap <> 1
           or body::jsonb->>'id' <> id::text or body::jsonb->>'name' <> name or body::jsonb->'subject'->>'type' <> subject_type or body::jsonb->'subject'->>'id' <> subject_id::text`);
      const seals = await rows<{ seq: number; rows: number; hash: string; hashes: (string | null)[] }>(sql`
        select s.seq, s.rows, encode(s.hash, 'hex') as hash, (select jsonb_agg(encode(j.hash, 'hex') order by l.position) from journal_sealed l left join journal j on j.tenant_id = l.tenant_id and j.id = l.journal_id where l.tenant_id = s.tenant_id and l.seal = s.seq) as hashes
        from journal_seal s order by s.seq`);
      const broken = chained.map(({ id }) => `journal row ${id} does not follow from the row before it`);
      let before = '';
      for (const seal of seals) {
        if (seal.hashes?.length !== seal.rows || seal.hashes.includes(null) || sealHash(before, seal.hashes as string[]) !== seal.hash) broken.push(`seal ${seal.seq} does not fit its rows`);
        before = seal.hash;
      }
      return broken;
    });
  }
}

const sealHash = (before: string, hashes: readonly string[]): string => createHash('sha256').update(before).update(hashes.join('')).digest('hex');

/** The text that is hashed: everything about the event but its place in the row of events. */
export const journalBody = ({ id, name, subject, at, actor, payload }: Journaled): string => JSON.stringify({ id, name, subject, at, actor, payload });

function journaled({ id, type, subject, seq, name, at, actorKind, actor, body }: Row): Journaled {
  return { id, name, subject: { type, id: subject }, seq, at, actor: { kind: actorKind, id: actor }, payload: (JSON.parse(body) as Journaled).payload };
}
