import type { SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { availability, caseStep, type CaseStep, signersNow } from '../../domain/index.ts';

const money = (column: string) => sql.raw(`case when e.${column} is not null then jsonb_build_object('amount', e.${column}::text, 'currency', e.currency) end`);

const columns = sql`s.step, s.position, s.plan, s.state, s.form, s.filled_by as "filledBy", s.filled_at as "filledAt",
  (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'by', e.by, 'at', e.at, 'role', e.role, 'department', e.department, 'amount', ${money('amount')}, 'limit', ${money('signing_limit')}, 'text', e.text, 'cause', e.cause) order by e.n), '[]')
   from case_step_entry e where e.tenant_id = s.tenant_id and e.subject_type = s.subject_type and e.subject_id = s.subject_id and e.step = s.step) as history`;

/** A post whose turn it is with a step. `seat`: its place among the signers, -1 for whoever fills the step in. */
export interface Turn {
  readonly step: string;
  readonly seat: number;
  readonly role: string;
  readonly department: string | null;
}

/** The steps of cases in the database, with their history and whose turn it is. */
@Injectable()
export class StepRows {
  constructor(private readonly db: Db) {}

  async read({ type, id }: SubjectRef): Promise<CaseStep[]> {
    const rows = await this.db.rows(sql`select ${columns} from case_step s where s.subject_type = ${type} and s.subject_id = ${id} order by s.position, s.step`);
    return rows.map((row) => caseStep.parse(row));
  }

  /** Locked until the command ends. */
  async lock({ type, id }: SubjectRef): Promise<CaseStep[]> {
    const rows = await this.db.rows(sql`select ${columns} from case_step s where s.subject_type = ${type} and s.subject_id = ${id} order by s.position, s.step for update of s`);
    return rows.map((row) => caseStep.parse(row));
  }

  /**
   * Writes all steps of a case back in one statement.
   * @param entered the ids of what is new in their histories
   * @returns the turns that have come with it
   */
  async save({ type, id }: SubjectRef, steps: readonly CaseStep[], entered: ReadonlySet<string>): Promise<Turn[]> {
    if (!steps.length) return [];
    const rows = steps.map(({ history: _, ...step }) => step);
    const entries = steps.flatMap(({ step, history }) => history.map((entry, n) => ({ ...entry, n, step, currency: entry.amount?.currency ?? entry.limit?.currency ?? null, amount: entry.amount?.amount ?? null, signing_limit: entry.limit?.amount ?? null }))).filter((entry) => entered.has(entry.id));
    const turns = steps.flatMap((each) => turnsOf(steps, each));
    return this.db.rows<Turn>(sql`
      with kept as (
        insert into case_step (subject_type, subject_id, step, position, plan, state, form, filled_by, filled_at)
        select ${type}, ${id}, r.step, r.position, r.plan, r.state, r.form, r."filledBy", r."filledAt"
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (step text, position int, plan jsonb, state text, form jsonb, "filledBy" uuid, "filledAt" timestamptz)
        on conflict (tenant_id, subject_type, subject_id, step) do update set position = excluded.position, plan = excluded.plan, state = excluded.state, form = excluded.form, filled_by = excluded.filled_by, filled_at = excluded.filled_at
      ), happened as (
        insert into case_step_entry (id, subject_type, subject_id, step, n, kind, by, at, role, department, amount, signing_limit, currency, text, cause)
        select r.id, ${type}, ${id}, r.step, r.n, r.kind, r.by, r.at, r.role, r.department, r.amount, r.signing_limit, r.currency, r.text, r.cause
        from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as r (id uuid, step text, n int, kind text, by uuid, at timestamptz, role text, department uuid, amount numeric, signing_limit numeric, currency text, text text, cause text)
      ), turn as (
        select r.* from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as r (step text, seat int, role text, department uuid)
      ), ended as (
        delete from case_step_wait w where w.subject_type = ${type} and w.subject_id = ${id} and not exists (select from turn r where r.step = w.step and r.seat = w.seat)
      ), come as (
        insert into case_step_wait (subject_type, subject_id, step, seat, role, department) select ${type}, ${id}, r.step, r.seat, r.role, r.department from turn r
        on conflict (tenant_id, subject_type, subject_id, step, seat) do update set role = excluded.role, department = excluded.department
          where (case_step_wait.role, case_step_wait.department) is distinct from (excluded.role, excluded.department)
        returning step, seat, role, department
      )
      select step, seat, role, department from come order by step, seat`);
  }
}

/** Whose turn it is with a step; nobody's while it cannot be done, or is through. */
export function turnsOf(steps: readonly CaseStep[], each: CaseStep): Turn[] {
  const { step, state, plan } = each;
  if (state !== 'filled') return availability(steps, each).available ? [{ step, seat: -1, role: plan.by, department: plan.department }] : [];
  const signers = plan.signOff?.signers ?? [];
  return signersNow(each).map((signer) => ({ step, seat: signers.indexOf(signer), role: signer.by, department: signer.department }));
}
