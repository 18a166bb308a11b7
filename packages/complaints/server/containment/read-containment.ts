import { NotFound, ref } from '@aftercare/kernel';
import { Db, may, Policies, sql } from '@aftercare/kernel/server';
import { Parties, Products, SoldUnits } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { Assignments, Calendars, Clocks, CorrectiveReader } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { containment, containmentActionFits, containmentActions, containmentClosing, containmentPermissions, ppmOf, recallDecision, type ContainmentFacts, type ContainmentView } from '../../domain/index.ts';
import { storedContainment, type StoredContainment } from './containment-rows.ts';

/** One containment case with its figures of now, and what the current actor can do about it. */
@Injectable()
export class ReadContainment {
  constructor(
    private readonly db: Db,
    private readonly policies: Policies,
    private readonly clocks: Clocks,
    private readonly assignments: Assignments,
    private readonly calendars: Calendars,
    private readonly parties: Parties,
    private readonly products: Products,
    private readonly soldUnits: SoldUnits,
    private readonly people: People,
    private readonly correctives: CorrectiveReader,
  ) {}

  /** @throws NotFound */
  view(id: string): Promise<ContainmentView> {
    return this.db.readingOnce(async (rows) => {
      const [stored] = await rows<StoredContainment>(sql`${storedContainment} where b.id = ${id}`);
      if (!stored) throw new NotFound(ref(containment, id));
      return this.complete(stored);
    });
  }

  async facts(stored: StoredContainment): Promise<ContainmentFacts> {
    return this.factsBy(stored, await this.now(stored));
  }

  private async factsBy({ id, state, kind, comparison, recall }: StoredContainment, { count, shipped, ppm, regions }: ContainmentView['now']): Promise<ContainmentFacts> {
    const { blocking } = await this.correctives.countsAbout(ref(containment, id));
    return { state, kind, count, shipped, ppm, regions: regions.filter(({ region }) => region !== null).length, comparison: comparison?.result ?? null, recallOpen: recall?.state === 'running', blockingCorrectiveActions: blocking };
  }

  private async complete(stored: StoredContainment): Promise<ContainmentView> {
    const subject = ref(containment, stored.id);
    const { productId, ownerId, comparison, count: _, ...shown } = stored;
    const assignment = await this.assignments.of(subject);
    const people = await this.people.names([ownerId, comparison?.by, ...assignment.owners.map(({ personId }) => personId)].filter((id) => id != null));
    const named = (id: string | null) => (id === null ? null : { id, name: people.get(id)?.name ?? '' });
    const now = await this.now(stored);
    return {
      ...shown,
      product: productId === null ? null : ((await this.products.names([productId])).get(productId) ?? null),
      now,
      owner: named(ownerId),
      comparison: comparison && { ...comparison, by: named(comparison.by) },
      clocks: await this.clocks.of(subject),
      actionsNow: this.actionsNow(stored, await this.factsBy(stored, now)),
      people: Object.fromEntries([...people.values()].map(({ id, name }) => [id, name])),
    };
  }

  /** The complaints in the case by region and by day, against what was shipped of the goods. */
  private async now({ id, productId, batch, supplierLot, count, alarm }: StoredContainment): Promise<ContainmentView['now']> {
    const { timeZone } = await this.calendars.current();
    const children = sql`from containment_child h join complaint c on c.tenant_id = h.tenant_id and c.id = h.complaint_id where h.containment_id = ${id} and h.removed_at is null`;
    const days = await this.db.rows<{ day: string; count: number }>(sql`select to_char(c.opened_at at time zone ${timeZone}, 'YYYY-MM-DD') as day, count(*)::int as count ${children} group by 1 order by 1`);
    const byParty = await this.db.rows<{ partyId: string; count: number }>(sql`select c.party_id as "partyId", count(*)::int as count ${children} group by 1`);
    const regions = await this.parties.regions(byParty.map(({ partyId }) => partyId));
    const byRegion = new Map<string | null, number>();
    for (const { partyId, count: n } of byParty) byRegion.set(regions.get(partyId) ?? null, (byRegion.get(regions.get(partyId) ?? null) ?? 0) + n);
    // Of a product without batch only what was shipped in the window of the alarm is comparable, and that stands there.
    const goods = batch !== null || supplierLot !== null ? await this.soldUnits.shipped({ product: productId, batch, supplierLot }) : null;
    const shipped = goods ?? (alarm.shipped === null ? null : { amount: alarm.shipped, unit: alarm.unit ?? '' });
    return {
      count,
      shipped: shipped?.amount ?? null,
      unit: shipped?.unit ?? null,
      ppm: ppmOf(count, shipped?.amount ?? null),
      regions: [...byRegion].map(([region, n]) => ({ region, count: n })).toSorted((a, b) => b.count - a.count),
      days,
    };
  }

  private actionsNow(stored: StoredContainment, facts: ContainmentFacts): ContainmentView['actionsNow'] {
    const because = { 'decide-recall': this.policies.preview(recallDecision, facts, stored.openedAt), close: this.policies.preview(containmentClosing, facts, stored.openedAt) };
    return containmentActions.filter((action) => containmentActionFits(action, stored.state) && may(containmentPermissions[action])).map((action) => {
      const codes = action === 'decide-recall' || action === 'close' ? because[action] : [];
      return { action, allowed: codes.length === 0, because: codes };
    });
  }
}
