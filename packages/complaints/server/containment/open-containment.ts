import { ref } from '@aftercare/kernel';
import { Db, Events, newId, Now, Settings, sql } from '@aftercare/kernel/server';
import { Assignments, Clocks, Numbers } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { batchAlarmRaised, containBy, containment, containmentNumber, containTime, type AlarmReason, type Cluster } from '../../domain/index.ts';
import type { Figures } from '../detector/alarm-figures.ts';
import { Posts } from '../posts.ts';
import { Children } from './children.ts';

/** Opens a containment case with its complaints, gives it to whoever looks into alarms, and starts its clock. */
@Injectable()
export class OpenContainment {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly numbers: Numbers,
    private readonly assignments: Assignments,
    private readonly clocks: Clocks,
    private readonly posts: Posts,
    private readonly children: Children,
    private readonly now: Now,
  ) {}

  /** @param tell roles whose attention it needs; the first that has a holder owns the case */
  async open(cluster: Cluster, alarm: Figures & { readonly why: AlarmReason }, tell: readonly string[], complaints: readonly string[]): Promise<void> {
    const id = newId();
    const subject = ref(containment, id);
    const owner = (await this.posts.firstOf(tell, null, []))?.person ?? null;
    const people = await this.posts.allOf(tell, null);
    const { kind, key, productId, batch, batchKey, defect, supplierLot, supplierLotKey } = cluster;
    const number = await this.numbers.next(containmentNumber);
    await this.db.run(sql`
      insert into containment (id, number, state, kind, key, product_id, batch, batch_key, defect, supplier_lot, supplier_lot_key, alarm, owner_id, opened_at)
      values (${id}, ${number}, 'alarm', ${kind}, ${key}, ${productId}, ${batch}, ${batchKey}, ${defect}, ${supplierLot}, ${supplierLotKey}, ${JSON.stringify(alarm)}::jsonb, ${owner}, ${this.now.iso()})`);
    const { count, shipped, ppm, regions, why } = alarm;
    this.events.publish(batchAlarmRaised, id, { containment: id, kind, product: productId, batch, defect, supplierLot, count, shipped, ppm, regions, why, people });
    this.assignments.begin(subject, { owner });
    await this.clocks.start(containBy, subject, this.settings.read(containTime));
    await this.children.join(id, complaints, 'detector');
  }
}
