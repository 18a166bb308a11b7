import type { PlannedStep } from '@aftercare/kernel';
import { plannedStep } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CauseCategory, CheckView, CorrectiveSeverity, CorrectiveState, CountedMeasure, Proof } from '../../domain/index.ts';

/** When nothing is due: a list can be sorted by it, and nothing is ever due so late. */
export const never = '9999-12-31T00:00:00.000Z';

/** A corrective action as it is stored. */
export interface Corrective {
  readonly id: string;
  version: number;
  readonly number: string;
  title: string;
  readonly aboutType: string;
  readonly aboutId: string;
  severity: CorrectiveSeverity;
  state: CorrectiveState;
  round: number;
  roundAt: string;
  beforeClosing: boolean;
  leaderId: string;
  team: readonly { readonly personId: string; readonly part: string }[];
  productId: string | null;
  productName: string | null;
  batch: string | null;
  defect: string | null;
  causeCode: CauseCategory | null;
  readonly openedAt: string;
  readonly openedBy: string | null;
  implementedAt: string | null;
  closedAt: string | null;
  cancelReason: string | null;
  planned: PlannedStep[];
  nextDueAt: string;
}

export interface StoredMeasure extends CountedMeasure {
  readonly id: string;
  readonly description: string;
  readonly ownerId: string;
  readonly dueAt: string;
  readonly proof: Proof;
  readonly doneBy: string | null;
  readonly note: string | null;
  readonly reason: string | null;
}

/** Columns of `corrective_action c`. */
export const correctiveColumns = sql<Corrective>`c.id, c.version, c.number, c.title, c.about_type as "aboutType", c.about_id as "aboutId", c.severity, c.state, c.round, c.round_at as "roundAt", c.before_closing as "beforeClosing",
  c.leader_id as "leaderId", c.team, c.product_id as "productId", c.product_name as "productName", c.batch, c.defect, c.cause_code as "causeCode", c.opened_at as "openedAt", c.opened_by as "openedBy",
  c.implemented_at as "implementedAt", c.closed_at as "closedAt", c.cancel_reason as "cancelReason", c.planned, c.next_due_at as "nextDueAt"`;

const measureColumns = sql<StoredMeasure>`m.id, m.kind, m.description, m.owner_id as "ownerId", m.due_at as "dueAt", m.state, m.round, m.proof, m.done_at as "doneAt", m.done_by as "doneBy", m.note, m.reason`;

const plan = z.array(plannedStep);

/** Corrective actions and what belongs to them in the database. */
@Injectable()
export class CorrectiveRows {
  constructor(private readonly db: Db) {}

  async read(id: string, { lock = false } = {}): Promise<Corrective | undefined> {
    const row = await this.db.row<Corrective>(sql`select ${correctiveColumns} from corrective_action c where c.id = ${id} ${sql.raw(lock ? 'for update' : '')}`);
    return row && { ...row, planned: plan.parse(row.planned) };
  }

  measures(id: string): Promise<StoredMeasure[]> {
    return this.db.rows<StoredMeasure>(sql`select ${measureColumns} from corrective_measure m where m.corrective_id = ${id} order by m.id`);
  }

  checks(id: string): Promise<CheckView[]> {
    return this.db.rows<CheckView>(sql`
      select k.id, k.round, k.days, k.due_at as "dueAt", k.state, k.method, k.proof, k.before, k.after, k.checked_at as "checkedAt", k.checked_by as "checkedBy" from effectiveness_check k where k.corrective_id = ${id} order by k.round, k.days`);
  }

  async insert(c: Corrective): Promise<void> {
    await this.db.run(sql`
      insert into corrective_action (id, version, number, title, about_type, about_id, severity, state, round, round_at, before_closing, leader_id, team, product_id, product_name, batch, defect, opened_at, opened_by, planned, next_due_at)
      values (${c.id}, ${c.version}, ${c.number}, ${c.title}, ${c.aboutType}, ${c.aboutId}, ${c.severity}, ${c.state}, ${c.round}, ${c.roundAt}, ${c.beforeClosing}, ${c.leaderId}, ${JSON.stringify(c.team)}::jsonb,
        ${c.productId}, ${c.productName}, ${c.batch}, ${c.defect}, ${c.openedAt}, ${c.openedBy}, ${JSON.stringify(c.planned)}::jsonb, ${c.nextDueAt})`);
  }

  async save(c: Corrective): Promise<void> {
    await this.db.run(sql`
      update corrective_action set version = ${c.version}, title = ${c.title}, severity = ${c.severity}, state = ${c.state}, round = ${c.round}, round_at = ${c.roundAt}, before_closing = ${c.beforeClosing}, leader_id = ${c.leaderId},
        team = ${JSON.stringify(c.team)}::jsonb, product_id = ${c.productId}, product_name = ${c.productName}, batch = ${c.batch}, defect = ${c.defect}, cause_code = ${c.causeCode}, implemented_at = ${c.implementedAt},
        closed_at = ${c.closedAt}, cancel_reason = ${c.cancelReason}, planned = ${JSON.stringify(c.planned)}::jsonb, next_due_at = ${c.nextDueAt}
      where id = ${c.id}`);
  }

  /** Those who have a part in it see it from then on. */
  async remember(id: string, people: readonly (string | null | undefined)[]): Promise<void> {
    const known = [...new Set(people.filter((each): each is string => each != null))];
    if (known.length) await this.db.run(sql`insert into corrective_person (corrective_id, person_id) select ${id}, unnest(${known}::uuid[]) on conflict do nothing`);
  }
}
