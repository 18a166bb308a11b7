import { NotFound } from '@aftercare/kernel';
import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { tokenRevoked } from '../domain/index.ts';

/** Takes a person's own token out of use. */
export class RevokeToken extends Command<void> {
  constructor(
    readonly personId: string,
    readonly tokenId: string,
  ) {
    super();
  }
}

@CommandHandler(RevokeToken)
export class RevokeTokenHandler implements ICommandHandler<RevokeToken> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ personId, tokenId }: RevokeToken): Promise<void> {
    const revoked = await this.db.run(sql`update api_token set revoked_at = ${this.now.iso()} where id = ${tokenId} and person_id = ${personId} and revoked_at is null`);
    if (!revoked) throw new NotFound({ type: 'api-token', id: tokenId });
    this.events.publish(tokenRevoked, personId, { token: tokenId });
  }
}
