import { Commands, Db, Events, Now, sql, Tenants } from '@aftercare/kernel/server';
import { Injectable, Logger } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { delegationBegun, delegationRanOut } from '../../domain/index.ts';

const most = 500;

/** Says that somebody stands in from now on, or no longer does; each once. @returns whether there was anything to say */
export class AnnounceDelegation extends Command<boolean> {
  constructor(readonly id: string) {
    super();
  }
}

interface Row {
  readonly from: string;
  readonly to: string;
}

@CommandHandler(AnnounceDelegation)
export class AnnounceDelegationHandler implements ICommandHandler<AnnounceDelegation> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id: delegation }: AnnounceDelegation): Promise<boolean> {
    const now = this.now.iso();
    const begun = await this.db.row<Row>(sql`
      update delegation set begun_at = ${now} where id = ${delegation} and begun_at is null and revoked_at is null and starts_at <= ${now}::timestamptz returning from_id as "from", to_id as "to"`);
    if (begun) this.events.publish(delegationBegun, begun.from, { ...begun, delegation });
    const over = await this.db.row<Row>(sql`
      update delegation set ran_out_at = ${now} where id = ${delegation} and ran_out_at is null and revoked_at is null and ends_at <= ${now}::timestamptz returning from_id as "from", to_id as "to"`);
    if (over) this.events.publish(delegationRanOut, over.from, { ...over, delegation });
    return begun !== undefined || over !== undefined;
  }
}

/** Announces the delegations of all tenants whose moment has come by `Now`, each in its tenant and in a transaction of its own. */
@Injectable()
export class AnnounceDelegations {
  private readonly logger = new Logger('Delegations');

  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  async run(): Promise<number> {
    let announced = 0;
    for (const { tenant, delegation } of await this.db.across<{ tenant: string; delegation: string }>(sql`select tenant, delegation from due_delegations(${this.now.iso()}::timestamptz, ${most})`)) {
      try {
        if (await this.tenants.within(tenant, () => this.commands.execute(new AnnounceDelegation(delegation)))) announced += 1;
      } catch (error) {
        this.logger.error(`Delegation ${delegation} of tenant ${tenant}: ${(error as Error).stack}`);
      }
    }
    return announced;
  }
}
