import { NotFound, ref, type SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type CauseCategory, correctiveAction, correctiveIsOpen, correctiveStates, eightDSteps } from '../../domain/index.ts';
import { Steps } from '../steps/steps.ts';
import { CorrectiveRows } from './corrective-rows.ts';

/** How many corrective actions there are about a case; `blocking` ones are to be done before it is closed. */
export interface CorrectiveCounts {
  readonly total: number;
  readonly open: number;
  readonly blocking: number;
}

/** What a corrective action taught. */
export interface Lesson {
  readonly about: SubjectRef;
  readonly title: string;
  readonly product: string | null;
  readonly defect: string | null;
  readonly causeCode: CauseCategory | null;
  readonly solution: string | null;
  readonly prevention: string | null;
}

const openStates = correctiveStates.filter(correctiveIsOpen);

/** What other modules may know of corrective actions; nobody's sight is asked. */
@Injectable()
export class CorrectiveReader {
  constructor(
    private readonly db: Db,
    private readonly rows: CorrectiveRows,
    private readonly steps: Steps,
  ) {}

  /** Cancelled ones do not count. */
  async countsAbout({ type, id }: SubjectRef): Promise<CorrectiveCounts> {
    return (await this.db.row<CorrectiveCounts>(sql`
      select count(*)::int as total, count(*) filter (where state = any(${openStates}))::int as open, count(*) filter (where state = any(${openStates}) and before_closing)::int as blocking
      from corrective_action where about_type = ${type} and about_id = ${id} and state <> 'cancelled'`))!;
  }

  /** Those about a case; cancelled ones are not among them. */
  async idsAbout({ type, id }: SubjectRef): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(sql`select id from corrective_action where about_type = ${type} and about_id = ${id} and state <> 'cancelled' order by id`);
    return rows.map((row) => row.id);
  }

  /** @throws NotFound */
  async lesson(id: string): Promise<Lesson> {
    const subject = ref(correctiveAction, id);
    const stored = await this.rows.read(id);
    if (!stored) throw new NotFound(subject);
    const chosen = await this.steps.form(subject, eightDSteps.choose);
    const prevented = await this.steps.form(subject, eightDSteps.prevent);
    const { aboutType, aboutId, title, productId, defect, causeCode } = stored;
    return { about: { type: aboutType, id: aboutId }, title, product: productId, defect, causeCode, solution: chosen?.chosen ?? null, prevention: prevented?.systems ?? null };
  }
}
