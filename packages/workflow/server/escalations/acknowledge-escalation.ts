import { NotFound } from '@aftercare/kernel';
import { currentActor, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { escalationAcknowledged, EscalationOver, type EscalationView, isAcknowledged, NotToldOfEscalation } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';

/** Somebody who was told says that they know. */
export class AcknowledgeEscalation extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

interface Row {
  readonly type: string;
  readonly subjectId: string;
  readonly clockId: string;
  readonly deadline: string;
  readonly step: string | null;
  readonly state: EscalationView['state'];
}

@CommandHandler(AcknowledgeEscalation)
export class AcknowledgeEscalationHandler implements ICommandHandler<AcknowledgeEscalation> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
    private readonly subjects: Subjects,
  ) {}

  async execute({ id }: AcknowledgeEscalation): Promise<void> {
    const { kind, id: me } = currentActor();
    const row = await this.db.row<Row>(sql`select subject_type as type, subject_id as "subjectId", clock_id as "clockId", deadline, step, state from escalation where id = ${id} for update`);
    if (!row) throw new NotFound({ type: 'escalation', id });
    const told = await this.db.rows<{ personId: string; role: string; acknowledgedAt: string | null }>(sql`select person_id as "personId", role, acknowledged_at as "acknowledgedAt" from escalation_person where escalation_id = ${id}`);
    if (kind !== 'person' || !told.some(({ personId }) => personId === me)) {
      // Whoever may not see the case is not to learn that it is late.
      await this.subjects.see({ type: row.type, id: row.subjectId }).catch((error: unknown) => {
        throw error instanceof NotFound ? new NotFound({ type: 'escalation', id }) : error;
      });
      throw new NotToldOfEscalation({ id });
    }
    if (row.state !== 'open') throw new EscalationOver({ id });
    const at = this.now.iso();
    if (!(await this.db.run(sql`update escalation_person set acknowledged_at = ${at} where escalation_id = ${id} and person_id = ${me} and acknowledged_at is null`))) return;
    const now = told.map((each) => (each.personId === me ? { ...each, acknowledgedAt: at } : each));
    if (isAcknowledged(now)) await this.db.run(sql`update escalation set state = 'acknowledged' where id = ${id}`);
    const { type, subjectId, clockId, deadline, step } = row;
    this.events.publish(escalationAcknowledged, { type, id: subjectId }, { clockId, deadline, step, escalation: id, by: me! });
  }
}
