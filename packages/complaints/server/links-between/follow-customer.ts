import { ref, type Journaled } from '@aftercare/kernel';
import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { party, partyChanged, partyMerged } from '@aftercare/directory';
import { Parties } from '@aftercare/directory/server';
import { Injectable } from '@nestjs/common';
import { complaintFiled, customerCasesFollowed, customerFollowed } from '../../domain/index.ts';
import { Cases } from '../cases.ts';
import { ComplaintKeys } from '../complaint-keys.ts';

/** Written in one transaction; the next part follows by the event that says how far it came. */
const partSize = 50;

interface Told {
  readonly from?: string | null;
  readonly after?: string | null;
  readonly fields?: readonly string[];
  readonly partyId?: string;
}

/** Complaints follow the record of their customer: to another one when it is merged, and by what they are found when it is renamed. However often it runs, it does so once. */
@Injectable()
export class FollowCustomer {
  constructor(
    private readonly db: Db,
    private readonly cases: Cases,
    private readonly keys: ComplaintKeys,
    private readonly parties: Parties,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async handle({ name, subject, payload }: Journaled<object>): Promise<void> {
    const { from = null, after = null, fields = [], partyId } = payload as Told;
    if (name === complaintFiled.name) return this.followOne(subject.id, partyId!);
    if (name === partyMerged.name || (name === customerCasesFollowed.name && from && after)) return this.move(from!, subject.id);
    if ((name === partyChanged.name && fields.includes('name')) || (name === customerCasesFollowed.name && after)) return this.refresh(subject.id, after);
  }

  private async move(from: string, to: string): Promise<void> {
    const part = await this.part(sql`party_id = ${from}`);
    for (const id of part) await this.moveOne(id, from, to);
    this.done(to, from, part);
  }

  private async refresh(customer: string, after: string | null): Promise<void> {
    const part = await this.part(after ? sql`party_id = ${customer} and id > ${after}` : sql`party_id = ${customer}`);
    for (const id of part) await this.keys.rewrite(await this.cases.lock(id));
    this.done(customer, null, part);
  }

  /** One that was filed while the records were being merged. */
  private async followOne(id: string, customer: string): Promise<void> {
    const into = (await this.parties.current([customer])).get(customer);
    if (into && into !== customer) await this.moveOne(id, customer, into);
  }

  private async moveOne(id: string, from: string, to: string): Promise<void> {
    const complaint = await this.cases.lock(id);
    if (complaint.partyId !== from) return;
    complaint.partyId = to;
    complaint.version += 1;
    complaint.changedAt = this.now.date();
    await this.keys.rewrite(complaint);
    this.events.publish(customerFollowed, id, { from, to });
  }

  private async part(condition: ReturnType<typeof sql>): Promise<string[]> {
    return (await this.db.rows<{ id: string }>(sql`select id from complaint where ${condition} order by id limit ${partSize}`)).map(({ id }) => id);
  }

  private done(customer: string, from: string | null, part: readonly string[]): void {
    if (part.length > 0) this.events.publish(customerCasesFollowed, ref(party, customer), { from, after: part.length < partSize ? null : part.at(-1)!, count: part.length });
  }
}
