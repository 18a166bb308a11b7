import { Db, Settings, sql } from '@aftercare/kernel/server';
import { Parties, SoldUnits } from '@aftercare/directory/server';
import { dateAt } from '@aftercare/workflow';
import { Calendars } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { batchThresholds, ppmOf, type Cluster } from '../../domain/index.ts';

const day = 86_400_000;

/** Complaints that have something in common, against what was shipped of the same goods. */
export interface Figures {
  readonly count: number;
  readonly shipped: string | null;
  readonly unit: string | null;
  readonly ppm: number | null;
  readonly regions: number;
}

/** A condition on rows of `complaint_line l`. */
const inCluster = ({ productId, batchKey, defect, supplierLotKey }: Cluster) =>
  sql.join(
    [
      ...(productId ? [sql`l.product_id = ${productId}`] : []),
      ...(batchKey ? [sql`l.batch_key = ${batchKey}`] : []),
      ...(defect ? [sql`l.defect = ${defect}`] : []),
      ...(supplierLotKey ? [sql`l.supplier_lot_key = ${supplierLotKey}`] : []),
    ],
    sql` and `,
  );

@Injectable()
export class AlarmFigures {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly parties: Parties,
    private readonly soldUnits: SoldUnits,
    private readonly calendars: Calendars,
  ) {}

  /** The complaints of the tenant's window before `at` that are part of no containment case yet. Duplicates, and what turned out not to be justified, do not count. */
  async complaints(cluster: Cluster, at: string): Promise<{ id: string; partyId: string }[]> {
    return this.db.rows<{ id: string; partyId: string }>(sql`
      select c.id, c.party_id as "partyId" from complaint c
      where c.id in (select l.complaint_id from complaint_line l where ${inCluster(cluster)})
        and c.opened_at >= ${this.since(at)} and c.opened_at <= ${at} and c.state <> 'duplicate' and c.verdict is distinct from 'unjustified' and c.verdict is distinct from 'not-ours'
        and not exists (select from containment_child h where h.tenant_id = c.tenant_id and h.complaint_id = c.id and h.removed_at is null)
      order by c.opened_at, c.id`);
  }

  async of(cluster: Cluster, parties: readonly string[], at: string): Promise<Figures> {
    const shipped = await this.shipped(cluster, at);
    const regions = await this.parties.regions(parties);
    return { count: parties.length, shipped: shipped?.amount ?? null, unit: shipped?.unit ?? null, ppm: ppmOf(parties.length, shipped?.amount ?? null), regions: new Set(regions.values()).size };
  }

  /** All that was ever shipped of a batch or a lot; of a product that which was shipped within the window. */
  private async shipped({ productId, batch, supplierLot }: Pick<Cluster, 'productId' | 'batch' | 'supplierLot'>, at: string) {
    const whole = batch !== null || supplierLot !== null;
    const calendar = whole ? undefined : await this.calendars.current();
    return this.soldUnits.shipped({ product: productId, batch, supplierLot, ...(calendar ? { from: dateAt(calendar, new Date(this.since(at))), to: dateAt(calendar, new Date(at)) } : {}) });
  }

  private since(at: string): string {
    return new Date(Date.parse(at) - this.settings.read(batchThresholds, at).windowDays * day).toISOString();
  }
}
