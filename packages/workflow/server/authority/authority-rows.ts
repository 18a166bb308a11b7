import { NotFound, type SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import type { ApprovalContent, ApprovalState, AuthorityDecision, VoidReason } from '../../domain/index.ts';

/** A request as it is kept. */
export interface StoredRequest {
  readonly id: string;
  readonly version: number;
  readonly subject: SubjectRef;
  readonly amount: string;
  readonly currency: string;
  readonly content: ApprovalContent;
  readonly hash: string;
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly state: ApprovalState;
  readonly chain: readonly (readonly string[])[];
  readonly decision: AuthorityDecision;
  readonly signed: number;
  readonly waitsFor: string[];
  readonly decidedAt: string | null;
  readonly voided: VoidReason | null;
  readonly former: string | null;
}

export interface StoredSignature {
  readonly id: string;
  readonly role: string;
  readonly by: string;
  readonly for: string | null;
  readonly at: string;
  readonly decision: 'signed' | 'refused';
  readonly comment: string | null;
}

/** Columns of `authority_request r`. */
export const requestColumns = sql`
  r.id, r.version, jsonb_build_object('type', r.subject_type, 'id', r.subject_id) as subject, r.amount, r.currency, r.content, r.content_hash as hash, r.requested_by as "requestedBy", r.requested_at as "requestedAt",
  r.state, r.chain, r.decision, r.signed, to_jsonb(r.waits_for) as "waitsFor", r.decided_at as "decidedAt", r.voided, r.former_id as former`;

/** The ledger in the database. */
@Injectable()
export class AuthorityRows {
  constructor(private readonly db: Db) {}

  /** @throws NotFound */
  async read(id: string): Promise<StoredRequest> {
    return found(id, await this.db.row<StoredRequest>(sql`select ${requestColumns} from authority_request r where r.id = ${id}`));
  }

  /** Locked until the command ends. @throws NotFound */
  async lock(id: string): Promise<StoredRequest> {
    return found(id, await this.db.row<StoredRequest>(sql`select ${requestColumns} from authority_request r where r.id = ${id} for update`));
  }

  async insert(request: StoredRequest): Promise<void> {
    const { subject, content } = request;
    await this.db.run(sql`
      insert into authority_request (id, version, subject_type, subject_id, customer_id, amount, currency, content, content_hash, requested_by, requested_at, state, chain, decision, signed, waits_for, decided_at, former_id)
      values (${request.id}, ${request.version}, ${subject.type}, ${subject.id}, ${content.customer}, ${request.amount}, ${request.currency}, ${JSON.stringify(content)}::jsonb, ${request.hash}, ${request.requestedBy}, ${request.requestedAt}, ${request.state},
        ${JSON.stringify(request.chain)}::jsonb, ${JSON.stringify(request.decision)}::jsonb, ${request.signed}, ${request.waitsFor}::text[], ${request.decidedAt}, ${request.former})`);
    await this.db.run(sql`
      insert into authority_item (request_id, n, kind, amount, currency, batch)
      select ${request.id}, i.n, i.kind, i.amount, i.currency, i.batch
      from jsonb_to_recordset(${JSON.stringify(content.items.map(({ kind, amount, batch }, n) => ({ n, kind, ...amount, batch })))}::jsonb) as i (n int, kind text, amount numeric, currency text, batch text)`);
  }

  /** Moves a request on; the version rises. */
  async move(id: string, { state, signed, waitsFor, decidedAt, voided = null }: Pick<StoredRequest, 'state' | 'signed' | 'waitsFor' | 'decidedAt'> & { voided?: VoidReason | null }): Promise<void> {
    await this.db.run(sql`
      update authority_request set version = version + 1, state = ${state}, signed = ${signed}, waits_for = ${waitsFor}::text[], decided_at = ${decidedAt}, voided = ${voided} where id = ${id}`);
  }

  signatures(id: string): Promise<StoredSignature[]> {
    return this.db.rows<StoredSignature>(sql`select id, role, person_id as "by", for_id as "for", at, decision, comment from authority_signature where request_id = ${id} order by n`);
  }

  async keepSignature(request: string, { id, role, by, for: stoodInFor, at, decision, comment }: StoredSignature): Promise<void> {
    await this.db.run(sql`
      insert into authority_signature (id, request_id, n, role, person_id, for_id, at, decision, comment)
      select ${id}, ${request}, count(*), ${role}, ${by}, ${stoodInFor}, ${at}, ${decision}, ${comment} from authority_signature where request_id = ${request}`);
  }
}

function found(id: string, row: StoredRequest | undefined): StoredRequest {
  if (!row) throw new NotFound({ type: 'approval', id });
  return row;
}
