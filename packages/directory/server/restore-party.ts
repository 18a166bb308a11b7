import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { standingChanged } from '../domain/index.ts';
import { LockParty } from './lock-party.ts';

/** Gives a party its qualification back. */
export class RestoreParty extends Command<{ version: number }> {
  constructor(
    readonly id: string,
    readonly version: number,
  ) {
    super();
  }
}

@CommandHandler(RestoreParty)
export class RestorePartyHandler implements ICommandHandler<RestoreParty> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly party: LockParty,
    private readonly now: Now,
  ) {}

  async execute({ id, version }: RestoreParty): Promise<{ version: number }> {
    const { standing } = await this.party.lock(id, version);
    if (standing === 'good') return { version };
    await this.db.run(sql`update party set standing = 'good', version = version + 1, changed_at = ${this.now.iso()} where id = ${id}`);
    this.events.publish(standingChanged, id, { standing: 'good', sanction: null });
    return { version: version + 1 };
  }
}
