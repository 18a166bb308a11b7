import { NotFound } from '@aftercare/kernel';
import { currentActor, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { delegationLost, delegationRevoked } from '../../domain/index.ts';

/** Ends a delegation of this person's, given or received, before its time. @throws NotFound when it is over, or another's */
export class RevokeDelegation extends Command<void> {
  constructor(
    readonly personId: string,
    readonly id: string,
  ) {
    super();
  }
}

@CommandHandler(RevokeDelegation)
export class RevokeDelegationHandler implements ICommandHandler<RevokeDelegation> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ personId, id }: RevokeDelegation): Promise<void> {
    const ended = await this.db.row<{ from: string; to: string }>(sql`
      update delegation set revoked_at = ${this.now.iso()}, revoked_by = ${currentActor().id}
      where id = ${id} and ${personId}::uuid in (from_id, to_id) and revoked_at is null and ends_at > ${this.now.iso()}::timestamptz returning from_id as "from", to_id as "to"`);
    if (!ended) throw new NotFound({ type: 'delegation', id });
    this.events.publish(delegationRevoked, ended.from, { to: ended.to, delegation: id });
    this.events.publish(delegationLost, ended.to, { from: ended.from, delegation: id });
  }
}
