import { NotFound, ref, StaleVersion } from '@aftercare/kernel';
import { Db, Events, Now, Policies, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotCloseRecall, recall, recallClosed, recallClosing, RecallIsClosed, type closeRecallInput } from '../../domain/index.ts';
import { ReadRecall } from './read-recall.ts';

/** All goods are accounted for; the report says what came of it. */
export class CloseRecall extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: z.output<typeof closeRecallInput>,
  ) {
    super();
  }
}

@CommandHandler(CloseRecall)
export class CloseRecallHandler implements ICommandHandler<CloseRecall> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly policies: Policies,
    private readonly reader: ReadRecall,
    private readonly now: Now,
  ) {}

  /** @throws NotFound @throws StaleVersion @throws RecallIsClosed @throws CannotCloseRecall naming what is open */
  async execute({ id, input: { version, report } }: CloseRecall): Promise<void> {
    const locked = await this.db.row<{ version: number }>(sql`select version from recall where id = ${id} for update`);
    if (!locked) throw new NotFound(ref(recall, id));
    const view = await this.reader.view(id);
    if (locked.version !== version) throw new StaleVersion({ expected: version, current: view });
    if (view.state === 'closed') throw new RecallIsClosed({ number: view.number });
    const open = this.policies.decide(recallClosing, await this.reader.facts(id), { subject: ref(recall, id), openedAt: view.startedAt });
    if (open.length > 0) throw new CannotCloseRecall({ open });
    await this.db.run(sql`update recall set version = version + 1, state = 'closed', report = ${report}, closed_at = ${this.now.iso()} where id = ${id}`);
    this.events.publish(recallClosed, id, { containment: view.containment.id, reached: view.reached, retrieved: view.retrieved });
  }
}
