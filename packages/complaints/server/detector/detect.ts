import { ref, type Journaled } from '@aftercare/kernel';
import { currentTenant, Db, Now, Policies, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { batchAlarm, clustersOf, complaint, openContainmentStates, type ClassifiedLine, type Cluster, type ComplaintState } from '../../domain/index.ts';
import { Children } from '../containment/children.ts';
import { OpenContainment } from '../containment/open-containment.ts';
import { AlarmFigures } from './alarm-figures.ts';

/**
 * A complaint was filed, or more is known of it: looks at every cluster that it is part of, the narrowest first. One that is open takes it in;
 * else the tenant's rule says whether complaints that are in no containment case yet are an alarm. So the same complaints open one case, not one for each cluster.
 */
@Injectable()
export class Detect {
  constructor(
    private readonly db: Db,
    private readonly policies: Policies,
    private readonly figures: AlarmFigures,
    private readonly children: Children,
    private readonly opening: OpenContainment,
    private readonly now: Now,
  ) {}

  async handle({ subject: { id } }: Journaled<object>): Promise<void> {
    const clusters = clustersOf(await this.lines(id));
    if (clusters.length === 0) return;
    await this.waitForTurn(clusters);
    // Read after the turn came: whoever had it before may have taken this complaint in.
    const found = await this.db.row<{ state: ComplaintState }>(sql`select state from complaint where id = ${id}`);
    if (!found || found.state === 'duplicate') return;
    for (const n of clusters.keys()) await this.look(clusters, n, id);
  }

  private async look(clusters: readonly Cluster[], n: number, id: string): Promise<void> {
    const cluster = clusters[n]!;
    const open = await this.db.row<{ id: string }>(sql`select id from containment where key = ${cluster.key} and state = any(${[...openContainmentStates]}) for share`);
    if (open) return this.children.join(open.id, [id], 'detector');
    let alarm = await this.alarm(cluster, id);
    if (!alarm) return;
    if (n > 0) {
      // What was filed since the narrower clusters were looked at may be an alarm of theirs by now, and then it is not one of this.
      for (const narrower of clusters.slice(0, n).keys()) await this.look(clusters, narrower, id);
      alarm = await this.alarm(cluster, id);
      if (!alarm) return;
    }
    const at = this.now.iso();
    const { why, tell } = this.policies.decide(batchAlarm, alarm.facts, { subject: ref(complaint, id), openedAt: at });
    await this.opening.open(cluster, { ...alarm.figures, why }, tell, alarm.complaints);
  }

  /** Null where it is none: the decision is kept only where something follows from it. */
  private async alarm(cluster: Cluster, id: string) {
    const at = this.now.iso();
    const complaints = await this.figures.complaints(cluster, at);
    if (!complaints.some((each) => each.id === id)) return null;
    const figures = await this.figures.of(cluster, complaints.map(({ partyId }) => partyId), at);
    const facts = { kind: cluster.kind, count: figures.count, shipped: figures.shipped, ppm: figures.ppm, regions: figures.regions, open: false };
    return this.policies.preview(batchAlarm, facts, at).alarm ? { figures, facts, complaints: complaints.map((each) => each.id) } : null;
  }

  private lines(id: string): Promise<ClassifiedLine[]> {
    return this.db.rows<ClassifiedLine>(sql`
      select product_id as "productId", batch, nullif(batch_key, '') as "batchKey", defect, supplier_lot as "supplierLot", nullif(supplier_lot_key, '') as "supplierLotKey" from complaint_line where complaint_id = ${id} order by position`);
  }

  /** One after the other for the same product or lot, in one order for all: two complaints at once would else open two cases. */
  private async waitForTurn(clusters: readonly Cluster[]): Promise<void> {
    const goods = new Set(clusters.map(({ productId, supplierLotKey }) => productId ?? `lot ${supplierLotKey}`));
    for (const each of [...goods].toSorted()) await this.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`containment ${currentTenant().id} ${each}`}, 0))`);
  }
}
