import { currentActor, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { SoldUnits, type Holder } from '@aftercare/directory/server';
import { Numbers } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { recallNumber, recallStarted } from '../../domain/index.ts';

/** As many holders as one statement takes in. */
const batchSize = 1_000;

export interface NewRecall {
  readonly containment: string;
  readonly product: string | null;
  readonly batch: string | null;
  readonly supplierLot: string | null;
  readonly instruction: string;
}

/** Begins a recall: lists everybody who holds some of the goods. Their notices are written after that, bit by bit. */
@Injectable()
export class StartRecall {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly numbers: Numbers,
    private readonly soldUnits: SoldUnits,
    private readonly now: Now,
  ) {}

  async start({ containment, product, batch, supplierLot, instruction }: NewRecall): Promise<void> {
    const id = newId();
    const { kind, id: actor } = currentActor();
    const number = await this.numbers.next(recallNumber);
    await this.db.run(sql`
      insert into recall (id, number, state, containment_id, product_id, batch, supplier_lot, instruction, started_at, started_by)
      values (${id}, ${number}, 'running', ${containment}, ${product}, ${batch}, ${supplierLot}, ${instruction}, ${this.now.iso()}, ${kind === 'person' ? actor : null})`);
    const holders = await this.list(id, { product, batch, supplierLot });
    this.events.publish(recallStarted, id, { containment, product, batch, supplierLot, holders });
  }

  /** @returns how many there are */
  private async list(recall: string, goods: { product: string | null; batch: string | null; supplierLot: string | null }): Promise<number> {
    let [listed, after]: [number, Holder | undefined] = [0, undefined];
    for (;;) {
      const found: Holder[] = await this.soldUnits.holders(goods, { after, limit: batchSize });
      const rows = found.map(({ partyId, region, quantity: { amount, unit } }) => ({ id: newId(), partyId, region, amount, unit }));
      if (rows.length > 0) {
        await this.db.run(sql`
          insert into recall_holder (id, recall_id, party_id, region, state, unit, shipped, open)
          select r.id, ${recall}, r."partyId", r.region, 'not-contacted', r.unit, r.amount, r.amount
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "partyId" uuid, region text, unit text, amount numeric)`);
      }
      listed += found.length;
      if (found.length < batchSize) return listed;
      after = found.at(-1);
    }
  }
}
