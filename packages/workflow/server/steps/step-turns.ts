import { owner, type SubjectRef, superior } from '@aftercare/kernel';
import { currentActor, Db, Events, sql } from '@aftercare/kernel/server';
import { PostHolders, Roles } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { type CaseStep, signatures, stepWaiting } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { concernedBy } from './hands.ts';
import { type Turn, turnsOf } from './step-rows.ts';

const mostWaiting = 500;
/** A post that more people hold is a pool: they find its work in their list. */
const mostToTell = 20;
const mostToShow = 5;

/** A step that waits for the current actor. */
export interface WaitingStep {
  readonly subjectId: string;
  readonly step: string;
  readonly action: 'complete' | 'sign';
}

/** Whose turn it is with the steps of cases. */
@Injectable()
export class StepTurns {
  constructor(
    private readonly db: Db,
    private readonly roles: Roles,
    private readonly posts: PostHolders,
    private readonly assignments: Assignments,
    private readonly events: Events,
  ) {}

  /** Says for each step whose turn has come. */
  async tell(subject: SubjectRef, steps: readonly CaseStep[], come: readonly Turn[]): Promise<void> {
    const people = await this.holders(subject, steps, come, mostToTell + 1);
    for (const step of new Set(come.map((turn) => turn.step))) {
      const turns = come.flatMap((turn, n) => (turn.step === step ? [{ ...turn, people: people[n]! }] : []));
      const named = turns.flatMap((turn) => (turn.people.length > mostToTell ? [] : turn.people));
      this.events.publish(stepWaiting, subject, { step, action: turns[0]!.seat < 0 ? 'complete' : 'sign', roles: turns.map(({ role }) => role), people: [...new Set(named)] });
    }
  }

  /** `step seat` → the first people whose turn it is. */
  async shown(subject: SubjectRef, steps: readonly CaseStep[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const turns = steps.flatMap((each) => turnsOf(steps, each));
    const people = await this.holders(subject, steps, turns, mostToShow);
    return new Map(turns.map(({ step, seat }, n) => [`${step} ${seat}`, people[n]!]));
  }

  /** What the current actor could do now on cases of one kind. */
  async forMe(type: string): Promise<WaitingStep[]> {
    const { kind, id, roles, departments } = currentActor();
    if (kind !== 'person' || !id) return [];
    const led = await this.roles.subordinatesOf(id);
    const heads = departments.length > 0 ? await this.posts.headedBy(id) : [];
    const within = sql`(w.department is null or w.department = any(${[...departments]}::uuid[]))`;
    const rows = await this.db.rows<WaitingStep>(sql`
      with mine as (
        select w.* from case_step_wait w where w.role = any(${[...roles]}::text[]) and w.subject_type = ${type} and ${within}
        union
        select w.* from case_assignment a join case_step_wait w on w.tenant_id = a.tenant_id and w.subject_type = a.subject_type and w.subject_id = a.subject_id
          where a.owner = ${id} and a.subject_type = ${type} and w.role = ${owner.id} and ${within}
        union
        select w.* from case_assignment a join case_step_wait w on w.tenant_id = a.tenant_id and w.subject_type = a.subject_type and w.subject_id = a.subject_id
          where a.owner = any(${led}::uuid[]) and a.subject_type = ${type} and w.role = ${superior.id} and w.seat < 0 and ${within}
        union
        select w.* from case_step f join case_step_wait w on w.tenant_id = f.tenant_id and w.subject_type = f.subject_type and w.subject_id = f.subject_id and w.step = f.step
          where f.filled_by = any(${led}::uuid[]) and f.subject_type = ${type} and f.state = 'filled' and w.role = ${superior.id} and w.seat >= 0 and ${within}
        union
        select w.* from case_step_wait w where w.department = any(${heads}::uuid[]) and w.subject_type = ${type}
      )
      select distinct w.subject_id as "subjectId", w.step, case when w.seat < 0 then 'complete' else 'sign' end as action, s.position
      from mine w join case_step s on s.tenant_id = w.tenant_id and s.subject_type = w.subject_type and s.subject_id = w.subject_id and s.step = w.step
      where w.seat < 0 or (s.filled_by is distinct from ${id}::uuid and not exists (
        select from case_step_entry e where e.tenant_id = s.tenant_id and e.subject_type = s.subject_type and e.subject_id = s.subject_id and e.step = s.step and e.kind = 'signed' and e.by = ${id}
          and e.n > (select coalesce(max(o.n), -1) from case_step_entry o where o.tenant_id = s.tenant_id and o.subject_type = s.subject_type and o.subject_id = s.subject_id and o.step = s.step and o.kind <> 'signed')))
      order by w.subject_id, s.position limit ${sql.lit(mostWaiting)}`);
    return rows.map(({ subjectId, step, action }) => ({ subjectId, step, action }));
  }

  private async holders(subject: SubjectRef, steps: readonly CaseStep[], turns: readonly Turn[], most: number): Promise<string[][]> {
    if (!turns.length) return [];
    const follows = turns.some(({ role }) => role === owner.id || role === superior.id);
    const holder = follows ? await this.assignments.ownerOf(subject) : null;
    const byId = new Map(steps.map((each) => [each.step, each]));
    const held = await this.posts.of(turns.map(({ step, role, department }) => ({ role, department, about: role === owner.id ? holder : concernedBy(byId.get(step)!, holder) })), most);
    return held.map((people, n) => people.filter((id) => turns[n]!.seat < 0 || maySign(byId.get(turns[n]!.step)!, id)));
  }
}

/** Nobody signs what they filled in, nor twice. */
const maySign = (step: CaseStep, id: string): boolean => step.filledBy !== id && signatures(step).every(({ by }) => by !== id);
