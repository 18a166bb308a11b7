import { ref } from '@aftercare/kernel';
import { Commands, currentTenant, Db, Events, Now, Policies, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaint as complaintResource, director, recurring, recurringFound, supervisor, types, type ComplaintType } from '../../domain/index.ts';
import { OpenForComplaint } from '../corrective/open-for-complaint.ts';
import { Posts } from '../posts.ts';

/** Looks through the complaints that were filed in a month, and opens a corrective action for each type that came up too often: once for a type and month. @returns for how many */
export class ReviewRecurring extends Command<number> {
  constructor(
    /** `YYYY-MM` in the tenant's time zone. */
    readonly month: string,
  ) {
    super();
  }
}

interface Many {
  readonly type: ComplaintType;
  readonly cases: number;
  readonly newest: string;
  readonly ownerId: string | null;
}

@CommandHandler(ReviewRecurring)
export class ReviewRecurringHandler implements ICommandHandler<ReviewRecurring> {
  constructor(
    private readonly db: Db,
    private readonly policies: Policies,
    private readonly commands: Commands,
    private readonly posts: Posts,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ month }: ReviewRecurring): Promise<number> {
    // Two reviews of one month wait for each other here.
    await this.db.run(sql`insert into complaint_review_run (month, at) values (${month}, ${this.now.iso()}) on conflict (tenant_id, month) do update set at = excluded.at`);
    let opened = 0;
    for (const { type, cases, newest, ownerId } of await this.counted(month)) {
      const subject = ref(complaintResource, newest);
      if (!this.policies.decide(recurring, { type, cases }, { subject })) continue;
      const leaderId = (await this.posts.firstOf([supervisor.id, director.id], null, []))?.person ?? ownerId;
      if (leaderId === null) continue;
      const title = `${month} ${types.titles[type][currentTenant().locale]} × ${cases}`;
      const { id: corrective } = await this.commands.execute(new OpenForComplaint(newest, { version: null, title, severity: null, leaderId, lineId: null, beforeClosing: false }));
      await this.db.run(sql`insert into complaint_review (month, type, cases, complaint_id, corrective_id, at) values (${month}, ${type}, ${cases}, ${newest}, ${corrective}, ${this.now.iso()})`);
      this.events.publish(recurringFound, newest, { month, type, cases, corrective, people: [leaderId] });
      opened += 1;
    }
    // One that is reviewed before it is over is reviewed again at its end.
    await this.db.run(sql`delete from complaint_review_run where month = ${month} and ((${`${month}-01`}::date + interval '1 month') at time zone ${currentTenant().timeZone}) > ${this.now.iso()}`);
    return opened;
  }

  /** Complaints of the month by type with the newest of them, without duplicates and what has been looked into already. */
  private counted(month: string): Promise<Many[]> {
    const first = `${month}-01`;
    const { timeZone } = currentTenant();
    return this.db.rows<Many>(sql`
      select type, count(*)::int as cases, (array_agg(id order by opened_at desc, id desc))[1] as newest, (array_agg(owner_id order by opened_at desc, id desc))[1] as "ownerId"
      from complaint c
      where opened_at >= (${first}::date::timestamp at time zone ${timeZone}) and opened_at < ((${first}::date + interval '1 month') at time zone ${timeZone}) and state <> 'duplicate'
        and not exists (select from complaint_review r where r.tenant_id = c.tenant_id and r.month = ${month} and r.type = c.type)
      group by type order by type`);
  }
}
