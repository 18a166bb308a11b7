import { type OpenWorkItem, openWorkMost } from '@aftercare/identity';
import { ref, type SubjectRef, text, type Text } from '@aftercare/kernel';
import { currentTenant, Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { correctiveAction, correctiveIsOpen, correctiveStates } from '../../domain/index.ts';
import { Briefs } from '../briefs.ts';
import { Steps } from '../steps/steps.ts';
import { WaitsAlone } from './waits-alone.ts';

const openStates = correctiveStates.filter(correctiveIsOpen);
const kinds = {
  measure: text('待完成的措施', 'Measures to carry out'),
  offer: text('待接收的案件', 'Cases offered to them'),
  approval: text('只等其核决', 'Approvals that only they can sign'),
  step: text('只等其办理的步骤', 'Steps that wait for them alone'),
};

interface Found {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

/** What is open in somebody's hands in cases of all kinds, for the page on which they leave. */
@Injectable()
export class OpenWorkOfCases {
  constructor(
    private readonly db: Db,
    private readonly briefs: Briefs,
    private readonly steps: Steps,
    private readonly alone: WaitsAlone,
  ) {}

  async answer({ personId }: { personId: string }): Promise<OpenWorkItem[]> {
    const led = await this.db.rows<Found>(sql`select id, number, title from corrective_action where leader_id = ${personId} and state = any(${openStates}) order by id limit ${openWorkMost}`);
    const measures = await this.db.rows<Found>(sql`
      select c.id, c.number, m.description as title from corrective_measure m join corrective_action c on c.tenant_id = m.tenant_id and c.id = m.corrective_id
      where m.owner_id = ${personId} and m.state = 'open' and c.state = any(${openStates}) order by m.due_at, m.id limit ${openWorkMost}`);
    const offers = await this.db.rows<SubjectRef>(sql`select subject_type as type, subject_id as id from hand_over where to_id = ${personId} and answer is null order by offered_at limit ${openWorkMost}`);
    const approvals = await this.alone.approvals(personId);
    const steps = await this.alone.steps(personId);
    const briefs = await this.briefs.of([...offers, ...approvals.map(({ subject }) => subject), ...steps.map(({ subject }) => subject)]);
    const about = (kind: Text, subject: SubjectRef, more = ''): OpenWorkItem => {
      const { number = '', title = '', path = null } = briefs.get(subject.id) ?? {};
      return { kind: { ...kind }, title: `${number} ${title}${more}`.trim().slice(0, 300), path, subject };
    };
    const corrective = (kind: Text, { id, number, title }: Found): OpenWorkItem => ({ kind: { ...kind }, title: `${number} ${title}`.slice(0, 300), path: `/corrective-actions/${id}`, subject: ref(correctiveAction, id) });
    return [
      ...led.map((each) => corrective(correctiveAction.title, each)),
      ...measures.map((each) => corrective(kinds.measure, each)),
      ...offers.map((subject) => about(kinds.offer, subject)),
      ...approvals.map(({ subject }) => about(kinds.approval, subject)),
      ...steps.map(({ subject, step }) => about(kinds.step, subject, ` · ${this.steps.declared(step).title[currentTenant().locale]}`)),
    ].slice(0, openWorkMost);
  }
}
