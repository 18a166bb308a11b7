import { ref, type Journaled, type Locale } from '@aftercare/kernel';
import { currentTenant, Db, Events, sql } from '@aftercare/kernel/server';
import { correspondent } from '@aftercare/directory';
import { Parties, Products } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { Outbox } from '@aftercare/mail/server';
import { Injectable } from '@nestjs/common';
import { emails, recall, recallNoticesWritten } from '../../domain/index.ts';

/** Written in one transaction; the next part follows by the event that says how many are left. */
const partSize = 100;

interface Waiting {
  readonly id: string;
  readonly partyId: string;
  readonly amount: string;
  readonly unit: string;
}
interface Goods {
  readonly number: string;
  readonly productId: string | null;
  readonly batch: string | null;
  readonly supplierLot: string | null;
  readonly instruction: string;
  readonly startedBy: string | null;
}

/** Writes to everybody who holds recalled goods: one message each, however often it runs. */
@Injectable()
export class WriteNotices {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly parties: Parties,
    private readonly products: Products,
    private readonly people: People,
    private readonly outbox: Outbox,
  ) {}

  async handle({ subject: { id } }: Journaled<object>): Promise<void> {
    const goods = await this.db.row<Goods>(sql`select number, product_id as "productId", batch, supplier_lot as "supplierLot", instruction, started_by as "startedBy" from recall where id = ${id}`);
    const waiting = await this.db.rows<Waiting>(sql`select id, party_id as "partyId", trim_scale(shipped)::text as amount, unit from recall_holder where recall_id = ${id} and notice = 'waiting' order by id limit ${partSize} for update`);
    if (!goods || waiting.length === 0) return;
    const parties = new Map((await this.parties.findMany(waiting.map(({ partyId }) => partyId))).map((party) => [party.id, party]));
    const about = { number: goods.number, goods: await this.named(goods), instruction: goods.instruction, handler: await this.handler(goods) };
    const written: string[] = [];
    for (const { id: holder, partyId, amount, unit } of waiting) {
      const to = correspondent(parties.get(partyId)!);
      if (!to) continue;
      await this.outbox.send(emails.recallNotice, { to: { address: to.email, name: to.name, locale: to.language satisfies Locale }, subject: ref(recall, id), vars: { ...about, customer: to.name, quantity: `${amount} ${unit}` }, dedupeKey: `${emails.recallNotice.id}:${id}:${holder}` });
      written.push(holder);
    }
    await this.db.run(sql`update recall_holder set notice = case when id = any(${written}::uuid[]) then 'written' else 'no-address' end where id = any(${waiting.map((each) => each.id)}::uuid[])`);
    const left = await this.db.row<{ n: number }>(sql`select count(*)::int as n from recall_holder where recall_id = ${id} and notice = 'waiting'`);
    this.events.publish(recallNoticesWritten, id, { written: written.length, noAddress: waiting.length - written.length, left: left!.n });
  }

  private async named({ productId, batch, supplierLot }: Goods): Promise<string> {
    const product = productId === null ? undefined : (await this.products.names([productId])).get(productId);
    return [product?.name, product?.code, batch, supplierLot].filter(Boolean).join(' · ');
  }

  private async handler({ startedBy }: Goods): Promise<string> {
    return (startedBy ? (await this.people.byId(startedBy))?.name : undefined) ?? currentTenant().letterhead.company;
  }
}
