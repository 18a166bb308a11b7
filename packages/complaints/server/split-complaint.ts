import { ref } from '@aftercare/kernel';
import { Db, Events, newId, newKey, Now, sql } from '@aftercare/kernel/server';
import { Parties } from '@aftercare/directory/server';
import { Assignments, Numbers } from '@aftercare/workflow/server';
import { EntityManager } from '@mikro-orm/core';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CannotSplit, complaint as complaintResource, complaintFiled, complaintNumber, isOpen, splitFrom, splitOff, type SplitInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { ComplaintKeys } from './complaint-keys.ts';
import { Complaint, never } from './complaint.entity.ts';
import { insertComplaint } from './insert-complaint.ts';
import { refuse, wrong } from './wrong-fields.ts';

interface Line {
  readonly id: string;
  readonly answered: boolean;
  readonly orderNumber: string | null;
  readonly batch: string | null;
  readonly serial: string | null;
}

/** Some lines of a complaint become one of their own. Its deadlines count from when the original was opened. */
export class SplitComplaint extends Command<{ id: string }> {
  constructor(
    readonly id: string,
    readonly input: SplitInput,
  ) {
    super();
  }
}

@CommandHandler(SplitComplaint)
export class SplitComplaintHandler implements ICommandHandler<SplitComplaint> {
  constructor(
    private readonly em: EntityManager,
    private readonly db: Db,
    private readonly cases: Cases,
    private readonly keys: ComplaintKeys,
    private readonly parties: Parties,
    private readonly assignments: Assignments,
    private readonly numbers: Numbers,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input }: SplitComplaint): Promise<{ id: string }> {
    const original = await this.cases.take(id, input.version);
    const { chosen, left } = await this.chosen(original, input.lines);
    const because = [...(isOpen(original.state) ? [] : ['has-ended']), ...(left.length > 0 ? [] : ['no-line-left']), ...((await this.offered(original, chosen)) ? ['line-in-offer'] : [])];
    if (because.length > 0) throw new CannotSplit({ because });

    const split = this.newFrom(original, input, chosen.filter(({ answered }) => !answered).length);
    await this.db.run(sql`
      update complaint_line set complaint_id = ${split.id}, position = array_position(${chosen.map((line) => line.id)}::uuid[], id) - 1 where id = any(${chosen.map((line) => line.id)}::uuid[])`);
    this.db.later(sql`insert into complaint_relation (id, kind, from_id, to_id, at) values (${newId()}, 'split-from', ${split.id}, ${id}, ${this.now.iso()})`);
    await this.begin(split, original);
    original.unansweredLines = left.filter(({ answered }) => !answered).length;
    await this.keys.rewrite(original);
    this.events.publish(splitOff, id, { complaint: split.id, lines: chosen.length });
    await this.cases.settle(original);

    const customer = (await this.parties.names([split.partyId])).get(split.partyId)?.name ?? '';
    this.keys.write(split, customer, chosen);
    // The counter stays locked until commit, so whoever files next waits from here on.
    split.number = await this.numbers.next(complaintNumber);
    this.db.later(insertComplaint(split));
    this.keys.writeNumber(split);
    return { id: split.id };
  }

  private async chosen({ id }: Complaint, wanted: readonly string[]): Promise<{ chosen: Line[]; left: Line[] }> {
    const lines = await this.db.rows<Line>(sql`select id, answer is not null as answered, order_number as "orderNumber", batch, serial from complaint_line where complaint_id = ${id} order by position for update`);
    refuse(wanted.flatMap((line, n) => [...(lines.some((each) => each.id === line) ? [] : [wrong(`lines.${n}`, 'unknown')]), ...(wanted.indexOf(line) < n ? [wrong(`lines.${n}`, 'repeated')] : [])]));
    return { chosen: lines.filter((line) => wanted.includes(line.id)), left: lines.filter((line) => !wanted.includes(line.id)) };
  }

  /** Whether the customer has, or is about to get, an offer for one of the lines; what is for no certain line is for all of them. */
  private async offered({ id, lastAnswer }: Complaint, chosen: readonly Line[]): Promise<boolean> {
    const answers = ['open', 'awaiting-approval', ...(lastAnswer === 'accepted' ? ['accepted'] : [])];
    const found = await this.db.row(sql`
      select 1 from complaint_offer o, jsonb_array_elements(o.remedies) r where o.complaint_id = ${id} and o.answer = any(${answers}::text[])
        and (r->>'lineId' is null or r->>'lineId' = any(${chosen.map((line) => line.id)}::text[])) limit 1`);
    return found !== undefined;
  }

  /** What was known and promised holds for both; amounts, verdict, offers and what was done stay with the original. */
  private newFrom(original: Complaint, { subject, content }: SplitInput, unansweredLines: number): Complaint {
    const { type, channel, remedyAsked, demand, severity, flags, topic, disputed, extra, partyId, contact, currency, confirmed, escalated, aboutComplaintId, repeatOfId, repeats, recordedBy, ownerId, firstResponsibleId, endBy, promisedAt, promisedBy, promiseNote, receivedAt, openedAt } = original;
    return this.em.create(Complaint, {
      ...newKey(),
      ...{ version: 1, number: '', state: confirmed ? 'handling' : 'received', level: 'general' },
      ...{ type, channel, remedyAsked, demand, severity, flags, topic, disputed, extra, partyId, contact, currency, confirmed, escalated, aboutComplaintId, repeatOfId, repeats, recordedBy, ownerId, firstResponsibleId, endBy, promisedAt, promisedBy, promiseNote, receivedAt, openedAt },
      subject: subject ?? original.subject,
      content: content ?? original.content,
      escalation: original.escalation,
      claimed: null,
      loss: null,
      overdue: false,
      ...{ offers: 0, refusals: 0, openActions: 0, correctiveActions: 0, openCorrectiveActions: 0, blockingCorrectiveActions: 0, pendingApprovals: 0, followUps: 0, unansweredLines, recorded: false, deviations: 0, misses: 0 },
      ...{ stepsDone: [], planned: [], running: [] },
      changedAt: this.now.date(),
      nextDueAt: never,
    }, { persist: false });
  }

  private async begin(split: Complaint, original: Complaint): Promise<void> {
    const { id, type, channel, partyId, firstResponsibleId = null, ownerId = null } = split;
    this.events.publish(complaintFiled, id, { type, channel, partyId, firstResponsible: firstResponsibleId, owner: ownerId });
    this.events.publish(splitFrom, id, { complaint: original.id });
    this.assignments.begin(ref(complaintResource, id), { firstResponsible: firstResponsibleId, owner: ownerId });
    await this.cases.settle(split, 'filed', original.openedAt);
    this.db.later(sql`insert into complaint_person (complaint_id, person_id, department_id) select ${id}, person_id, department_id from complaint_person where complaint_id = ${original.id} on conflict do nothing`);
  }
}
