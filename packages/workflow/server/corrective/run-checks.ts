import { Commands, Db, Events, Now, sql, Tenants } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { checkDue } from '../../domain/index.ts';
import { DueWork } from '../clocks/due-work.ts';

/** Says that the day of a check has come, once. @returns whether it was so */
export class AnnounceCheck extends Command<boolean> {
  constructor(readonly id: string) {
    super();
  }
}

interface Due {
  readonly corrective: string;
  readonly days: number;
  readonly leader: string;
}

@CommandHandler(AnnounceCheck)
export class AnnounceCheckHandler implements ICommandHandler<AnnounceCheck> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id }: AnnounceCheck): Promise<boolean> {
    const now = this.now.iso();
    const due = await this.db.row<Due>(sql`
      update effectiveness_check k set announced_at = ${now} from corrective_action c
      where c.tenant_id = k.tenant_id and c.id = k.corrective_id and k.id = ${id} and k.state = 'planned' and k.announced_at is null and k.due_at <= ${now}
      returning c.id as corrective, k.days, c.leader_id as leader`);
    if (due) this.events.publish(checkDue, due.corrective, { check: id, days: due.days, people: [due.leader] });
    return due !== undefined;
  }
}

/** Announces the checks of all tenants whose day has come by `Now`, each in its tenant and in a transaction of its own. */
@Injectable()
export class RunChecks {
  private readonly due = new DueWork('Check');

  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  async run(): Promise<number> {
    return this.due.run(
      this.now.date(),
      (most) => this.db.across(sql`select tenant, checked as id from due_effectiveness_checks(${this.now.iso()}, ${most})`),
      ({ tenant, id }) => this.tenants.within(tenant, () => this.commands.execute(new AnnounceCheck(id))),
    );
  }
}
