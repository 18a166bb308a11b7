import type { SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { availability, caseStep, type CaseStep } from '../../domain/index.ts';

const columns = sql`step, position, plan, state, form, filled_by as "filledBy", filled_at as "filledAt", signed_by as "signedBy", signed_at as "signedAt", handed_back as "handedBack"`;

/** The steps of cases in the database. */
@Injectable()
export class StepRows {
  constructor(private readonly db: Db) {}

  async read({ type, id }: SubjectRef): Promise<CaseStep[]> {
    const rows = await this.db.rows(sql`select ${columns} from case_step where subject_type = ${type} and subject_id = ${id} order by position, step`);
    return rows.map((row) => caseStep.parse(row));
  }

  /** Locked until the command ends. */
  async lock({ type, id }: SubjectRef): Promise<CaseStep[]> {
    const rows = await this.db.rows(sql`select ${columns} from case_step where subject_type = ${type} and subject_id = ${id} order by position, step for update`);
    return rows.map((row) => caseStep.parse(row));
  }

  /** Writes all steps of a case back in one statement. */
  async save({ type, id }: SubjectRef, steps: readonly CaseStep[]): Promise<void> {
    if (!steps.length) return;
    const rows = steps.map((each) => ({ ...each, waits_for: waitsFor(steps, each) }));
    await this.db.run(sql`
      insert into case_step (subject_type, subject_id, step, position, plan, state, form, filled_by, filled_at, signed_by, signed_at, handed_back, waits_for)
      select ${type}, ${id}, r.step, r.position, r.plan, r.state, r.form, r."filledBy", r."filledAt", r."signedBy", r."signedAt", r."handedBack", r.waits_for
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (step text, position int, plan jsonb, state text, form jsonb, "filledBy" uuid, "filledAt" timestamptz, "signedBy" uuid, "signedAt" timestamptz, "handedBack" jsonb, waits_for text)
      on conflict (tenant_id, subject_type, subject_id, step) do update set position = excluded.position, plan = excluded.plan, state = excluded.state, form = excluded.form,
        filled_by = excluded.filled_by, filled_at = excluded.filled_at, signed_by = excluded.signed_by, signed_at = excluded.signed_at, handed_back = excluded.handed_back, waits_for = excluded.waits_for`);
  }
}

function waitsFor(steps: readonly CaseStep[], step: CaseStep): string | null {
  if (step.state === 'filled') return step.plan.signOff?.by ?? null;
  return availability(steps, step).available ? step.plan.by : null;
}
