import { Db, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';

/** Signing out: the cookie opens nothing any more, wherever it was copied to. */
export class EndSession extends Command<void> {
  constructor(readonly tokenHash: string) {
    super();
  }
}

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(private readonly db: Db) {}

  async execute({ tokenHash }: EndSession): Promise<void> {
    await this.db.run(sql`delete from session where token_hash = decode(${tokenHash}, 'hex')`);
  }
}
