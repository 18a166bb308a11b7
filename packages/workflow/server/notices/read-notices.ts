import { currentActor, Db, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';

/** Marks one's own notices as read: these, or (null) all of them. */
export class ReadNotices extends Command<void> {
  constructor(readonly ids: readonly string[] | null) {
    super();
  }
}

@CommandHandler(ReadNotices)
export class ReadNoticesHandler implements ICommandHandler<ReadNotices> {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  async execute({ ids }: ReadNotices): Promise<void> {
    const which = ids ? sql`id = any(${[...ids]}::uuid[])` : sql`true`;
    await this.db.run(sql`update notice set read_at = ${this.now.iso()} where person_id = ${currentActor().id} and bell and read_at is null and ${which}`);
  }
}
