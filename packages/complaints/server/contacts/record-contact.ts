import { currentActor, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { contacted, contacting, promised, type contactInput, type FromCode } from '../../domain/index.ts';
import { Cases } from '../cases.ts';
import { refuse, wrong, wrongByRule } from '../wrong-fields.ts';

/** Writes down that we spoke with the customer. A contact of ours keeps what was promised; who has to ask how things stand was not told in time. */
export class RecordContact extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof contactInput>>,
  ) {
    super();
  }
}

@CommandHandler(RecordContact)
export class RecordContactHandler implements ICommandHandler<RecordContact> {
  constructor(
    private readonly cases: Cases,
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** @throws InvalidInput */
  async execute({ id, input: { version, direction, channel, about, note, promisedAt } }: RecordContact): Promise<void> {
    const complaint = await this.cases.take(id, version, 'contact');
    const next = promisedAt === null ? null : new Date(promisedAt);
    refuse([
      ...(next && next <= this.now.date() ? [wrong('promisedAt', 'in-the-past')] : []),
      ...wrongByRule(this.cases.decide(contacting, complaint, { case: complaint.facts(), direction, about, next: next !== null })),
    ]);
    const contact = newId();
    const { kind, id: actor } = currentActor();
    await this.db.run(sql`
      insert into complaint_contact (id, complaint_id, at, by, direction, channel, about, note) values (${contact}, ${id}, ${this.now.iso()}, ${kind === 'person' ? actor : null}, ${direction}, ${channel}, ${about}, ${note})`);
    this.events.publish(contacted, id, { contact, direction, channel, about });
    if (direction === 'out' && complaint.promisedAt) await this.cases.keepPromise(complaint);
    if (direction === 'in' && about === 'progress') complaint.misses += 1;
    if (next) {
      complaint.promise(next, complaint.ownerId ?? null, null);
      this.events.publish(promised, id, { at: next.toISOString(), handler: complaint.ownerId ?? null });
    }
    await this.cases.settle(complaint);
  }
}
