import { NotFound, ref, StaleVersion } from '@aftercare/kernel';
import { actingPerson, Db, newId, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { handlingStandard, type DraftStandardInput, type StandardRow } from '../../domain/index.ts';

export type Standard = { -readonly [K in keyof Omit<StandardRow, 'product'>]: StandardRow[K] } & { productId: string | null; solution: string; prevention: string | null; complaintId: string | null; correctiveId: string | null; retireReason: string | null };

/** Columns of `handling_standard s`. */
export const standardColumns = sql`s.id, s.version, s.kind, s.state, s.title, s.type, s.product_id as "productId", s.defect, s.cause_category as "causeCategory", s.solution, s.prevention, s.complaint_id as "complaintId", s.corrective_id as "correctiveId",
  s.retire_reason as "retireReason", s.changed_at as "changedAt"`;

/** The entries of the handling standard in the database. What writes joins the running command. */
@Injectable()
export class StandardRows {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /** @throws NotFound */
  async read(id: string, { lock = false } = {}): Promise<Standard> {
    const row = await this.db.row<Standard>(sql`select ${standardColumns} from handling_standard s where s.id = ${id} ${sql.raw(lock ? 'for update' : '')}`);
    if (!row) throw new NotFound(ref(handlingStandard, id));
    return row;
  }

  /** Locked until the command ends. @throws NotFound @throws StaleVersion */
  async take(id: string, version: number): Promise<Standard> {
    const standard = await this.read(id, { lock: true });
    if (standard.version !== version) throw new StaleVersion({ expected: version, current: standard });
    return standard;
  }

  /** A draft. `null`: one was learnt from this corrective action before. */
  async insert(content: DraftStandardInput, { complaint = null, corrective = null }: { complaint?: string | null; corrective?: string | null } = {}): Promise<string | null> {
    const { kind, title, type, productId, defect, causeCategory, solution, prevention } = content;
    const row = await this.db.row<{ id: string }>(sql`
      insert into handling_standard (id, version, kind, state, title, type, product_id, defect, cause_category, solution, prevention, complaint_id, corrective_id, changed_at, changed_by)
      values (${newId()}, 1, ${kind}, 'draft', ${title}, ${type}, ${productId}, ${defect}, ${causeCategory}, ${solution}, ${prevention}, ${complaint}, ${corrective}, ${this.now.iso()}, ${actingPerson()})
      on conflict do nothing returning id`);
    return row?.id ?? null;
  }

  /** Keeps what it said, and writes what it says now. */
  async save(before: Standard, now: Partial<Standard>): Promise<number> {
    const next = { ...before, ...now };
    const { title, solution, prevention, state } = before;
    await this.db.run(sql`
      insert into handling_standard_version (standard_id, version, content, at, by) select id, version, ${JSON.stringify({ title, solution, prevention, state })}::jsonb, changed_at, changed_by from handling_standard where id = ${before.id}`);
    await this.db.run(sql`
      update handling_standard set version = version + 1, kind = ${next.kind}, state = ${next.state}, title = ${next.title}, type = ${next.type}, product_id = ${next.productId}, defect = ${next.defect}, cause_category = ${next.causeCategory},
        solution = ${next.solution}, prevention = ${next.prevention}, retire_reason = ${next.retireReason}, changed_at = ${this.now.iso()}, changed_by = ${actingPerson()} where id = ${before.id}`);
    return before.version + 1;
  }
}
