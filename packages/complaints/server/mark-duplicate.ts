import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotMerge, isOpen, markedDuplicate, mergedIn, type FromCode, type markDuplicateInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import type { Complaint } from './complaint.entity.ts';
import { Merging } from './links-between/merging.ts';
import { Sight } from './sight.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** The same complaint was filed before: it is merged into that one, and work goes on there. */
export class MarkDuplicate extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof markDuplicateInput>>,
  ) {
    super();
  }
}

@CommandHandler(MarkDuplicate)
export class MarkDuplicateHandler implements ICommandHandler<MarkDuplicate> {
  constructor(
    private readonly cases: Cases,
    private readonly db: Db,
    private readonly sight: Sight,
    private readonly merging: Merging,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, of } }: MarkDuplicate): Promise<void> {
    const complaint = await this.cases.take(id, version, 'mark-duplicate');
    const original = await this.original(complaint, of);
    const because = await this.merging.because(complaint);
    if (because.length > 0) throw new CannotMerge({ complaint: complaint.number, because });
    const moved = await this.merging.move(complaint, original);
    complaint.markDuplicate(of, this.now.date());
    this.events.publish(markedDuplicate, id, { of });
    this.events.publish(mergedIn, of, { complaint: id, ...moved });
    await this.cases.settle(complaint);
    await this.seenByBoth(id, of);
    if (isOpen(original.state)) await this.cases.settle(original);
  }

  /** A duplicate of a duplicate would lead in a circle, or nowhere. The original stays locked, so that it does not become one meanwhile. */
  private async original(complaint: Complaint, of: string): Promise<Complaint> {
    refuse(of === complaint.id ? [wrong('of', 'itself')] : []);
    const seen = await this.db.row(sql`select 1 from complaint c where c.id = ${of} and ${await this.sight.condition()}`);
    refuse(seen ? [] : [wrong('of', 'unknown')]);
    const original = await this.cases.lock(of);
    refuse([...(original.state === 'duplicate' ? [wrong('of', 'is-a-duplicate')] : []), ...(original.partyId === complaint.partyId ? [] : [wrong('of', 'other-customer')])]);
    return original;
  }

  /** Whoever worked on the one sees where it went on, and whoever works on the other sees where it came from. */
  private async seenByBoth(id: string, of: string): Promise<void> {
    await this.db.run(sql`
      insert into complaint_person (complaint_id, person_id, department_id)
      select case when complaint_id = ${id} then ${of}::uuid else ${id}::uuid end, person_id, department_id from complaint_person where complaint_id in (${id}, ${of}) on conflict do nothing`);
  }
}
