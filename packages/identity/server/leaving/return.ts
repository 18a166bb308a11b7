import { NotFound } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { HasNotLeft, personReturned } from '../../domain/index.ts';

/** Somebody who left works here again: without roles or a password, which they get as anybody new does. @throws NotFound @throws HasNotLeft */
export class Return extends Command<void> {
  constructor(readonly personId: string) {
    super();
  }
}

@CommandHandler(Return)
export class ReturnHandler implements ICommandHandler<Return> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async execute({ personId }: Return): Promise<void> {
    const found = await this.db.row<{ active: boolean }>(sql`select active from person where id = ${personId} for update`);
    if (!found) throw new NotFound({ type: 'person', id: personId });
    if (found.active) throw new HasNotLeft({});
    await this.db.run(sql`
      update person p set active = true, left_at = null, version = version + 1,
        department_id = (select d.id from department d where d.id = p.department_id and d.archived_at is null) where p.id = ${personId}`);
    this.events.publish(personReturned, personId, {});
  }
}
