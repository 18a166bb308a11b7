import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { markedDuplicate, type ComplaintState, type FromCode, type markDuplicateInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { Sight } from './sight.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** The same complaint was filed before: work goes on there. */
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
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, of } }: MarkDuplicate): Promise<void> {
    const complaint = await this.cases.take(id, version, 'mark-duplicate');
    refuse(await this.wrongOriginal(id, of));
    complaint.markDuplicate(of, this.now.date());
    this.events.publish(markedDuplicate, id, { of });
    await this.cases.settle(complaint);
  }

  /** A duplicate of a duplicate would lead in a circle, or nowhere. The original stays locked, so that it does not become one meanwhile. */
  private async wrongOriginal(id: string, of: string) {
    if (of === id) return [wrong('of', 'itself')];
    const original = await this.db.row<{ id: string; state: ComplaintState }>(sql`select c.id, c.state from complaint c where c.id = ${of} and ${await this.sight.condition()} for share of c`);
    if (!original) return [wrong('of', 'unknown')];
    return original.state === 'duplicate' ? [wrong('of', 'is-a-duplicate')] : [];
  }
}
