import { currentActor, Db, newId, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type holdMeetingInput, NothingToReport } from '../../domain/index.ts';
import { unheard } from './meeting-cases.ts';

/** Presents every case that has ended since the last meeting; the next one begins after them. */
export class HoldMeeting extends Command<{ id: string }> {
  constructor(readonly input: z.output<typeof holdMeetingInput>) {
    super();
  }
}

@CommandHandler(HoldMeeting)
export class HoldMeetingHandler implements ICommandHandler<HoldMeeting> {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /** @throws NothingToReport also for the second of two that are held at once */
  async execute({ input: { title } }: HoldMeeting): Promise<{ id: string }> {
    const id = newId();
    const { kind, id: actor } = currentActor();
    await this.db.run(sql`insert into complaint_meeting (id, title, at, by) values (${id}, ${title}, ${this.now.iso()}, ${kind === 'person' ? actor : null})`);
    const heard = await this.db.rows<{ id: string }>(sql`
      insert into complaint_meeting_case (complaint_id, closed_at, meeting_id) select u.id, u.closed_at, ${id}::uuid from (${unheard}) u on conflict do nothing returning complaint_id as id`);
    if (heard.length === 0) throw new NothingToReport({});
    return { id };
  }
}
