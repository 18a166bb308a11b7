import { ref, text, type Journaled, type SubjectRef } from '@aftercare/kernel';
import { currentTenant, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { approvalRerouted, correctiveAction, correctiveIsOpen, correctiveRevised, correctiveStates, measureAssigned, measureChanged, stepWaiting, type MeasureKind } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { CorrectiveRows } from '../corrective/corrective-rows.ts';
import { aboutOf, Correctives } from '../corrective/correctives.ts';
import { HandOvers } from '../hand-overs/hand-overs.ts';
import { WaitsAlone } from './waits-alone.ts';

const reason = text('离职交接', 'The holder left the company');
const openStates = correctiveStates.filter(correctiveIsOpen);

/** What somebody who left held in cases of all kinds goes to whoever follows them, or on its way. Runs again without harm. */
@Injectable()
export class PassOnWork {
  constructor(
    private readonly db: Db,
    private readonly correctives: Correctives,
    private readonly rows: CorrectiveRows,
    private readonly assignments: Assignments,
    private readonly handOvers: HandOvers,
    private readonly alone: WaitsAlone,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async handle({ payload: { person, successor } }: Journaled<{ person: string; successor: string | null }>): Promise<void> {
    for (const subject of await this.db.rows<SubjectRef>(sql`select subject_type as type, subject_id as id from hand_over where to_id = ${person} and answer is null order by id`)) await this.handOvers.comeBack(subject);
    await this.escalate(person);
    if (!successor) return;
    const held = await this.db.rows<{ id: string }>(sql`
      select c.id from corrective_action c where c.state = any(${openStates})
        and (c.leader_id = ${person} or exists (select from corrective_measure m where m.tenant_id = c.tenant_id and m.corrective_id = c.id and m.owner_id = ${person} and m.state = 'open')) order by c.id`);
    for (const { id } of held) await this.passOn(id, person, successor);
    await this.tell(successor);
  }

  private async passOn(id: string, person: string, successor: string): Promise<void> {
    const corrective = await this.correctives.takeOpen(id, null);
    if (corrective.leaderId === person) {
      corrective.leaderId = successor;
      await this.assignments.handOver(ref(correctiveAction, id), successor, reason[currentTenant().locale]);
      this.events.publish(correctiveRevised, id, { about: aboutOf(corrective), fields: ['leaderId'] });
    }
    const passed = await this.db.rows<{ measure: string; kind: MeasureKind; dueAt: string }>(sql`
      update corrective_measure set owner_id = ${successor} where corrective_id = ${id} and owner_id = ${person} and state = 'open' returning id as measure, kind, due_at as "dueAt"`);
    for (const { measure, kind, dueAt } of passed) {
      this.events.publish(measureChanged, id, { measure, fields: ['ownerId'] });
      this.events.publish(measureAssigned, id, { measure, owner: successor, kind, dueAt });
    }
    await this.rows.remember(id, [successor]);
    await this.correctives.settle(corrective);
  }

  /** Nobody waits for an acknowledgement that cannot come: the next rung is climbed at once. */
  private async escalate(person: string): Promise<void> {
    await this.db.run(sql`
      update escalation e set acknowledge_by = ${this.now.iso()} where e.state = 'open' and e.acknowledge_by > ${this.now.iso()}
        and exists (select from escalation_person p where p.tenant_id = e.tenant_id and p.escalation_id = e.id and p.person_id = ${person})
        and not exists (select from escalation_person p where p.tenant_id = e.tenant_id and p.escalation_id = e.id and p.person_id <> ${person})`);
  }

  /** What waits for a role waits for whoever holds it now: a successor to whom nobody else comes hears of it. */
  private async tell(successor: string): Promise<void> {
    for (const { id, subject } of await this.alone.approvals(successor)) this.events.publish(approvalRerouted, subject, { request: id, approvers: [successor] });
    for (const { subject, step, seat, role } of await this.alone.steps(successor)) this.events.publish(stepWaiting, subject, { step, action: seat < 0 ? 'complete' : 'sign', roles: [role], people: [successor] });
  }
}
