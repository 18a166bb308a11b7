import type { Duration, SubjectRef } from '@aftercare/kernel';
import { sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { availability, type CaseStep, stepDeadline } from '../../domain/index.ts';
import { ClockRows } from '../clocks/clock-rows.ts';
import { Clocks } from '../clocks/clocks.ts';

/** Keeps a clock for each step with a deadline: from when it can be done until it is through, its signature included. */
@Injectable()
export class StepClocks {
  constructor(
    private readonly rows: ClockRows,
    private readonly clocks: Clocks,
  ) {}

  async tend(subject: SubjectRef, steps: readonly CaseStep[], since?: Date): Promise<void> {
    const open = await this.open(subject);
    for (const each of steps) {
      const { step, state, plan } = each;
      const term = open.get(step)?.term;
      const runs = state === 'filled' || availability(steps, each).available;
      if (term && (!runs || !plan.due)) await this.clocks.stop(stepDeadline, subject, { step, withdrawn: state !== 'done' });
      else if (term && !same(term, plan.due!)) await this.clocks.change(stepDeadline, subject, plan.due!, { step });
      else if (!term && plan.due && runs) await this.clocks.start(stepDeadline, subject, plan.due, { step, ...(since ? { from: since } : {}) });
    }
  }

  /** Step → what its open clock was promised and when it is due. */
  async open({ type, id }: SubjectRef): Promise<Map<string, { term: object; dueAt: string }>> {
    const found = await this.rows.read(sql`c.subject_type = ${type} and c.subject_id = ${id} and c.deadline = ${stepDeadline.id} and c.stopped_at is null`);
    return new Map(found.map(({ step, clock, dueAt }) => [step!, { term: clock.term, dueAt }]));
  }
}

const same = (term: object, due: Duration) => 'unit' in term && (term as Duration).unit === due.unit && (term as Duration).amount === due.amount;
