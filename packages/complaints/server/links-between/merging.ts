import { ref } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { CostSheets } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { CannotUndoMerge, complaint as complaintResource, isOpen, lacking, type Goods } from '../../domain/index.ts';
import type { Complaint } from '../complaint.entity.ts';
import { ComplaintKeys } from '../complaint-keys.ts';

/** Lines and promised actions on their way between a complaint and the one that it is merged into. */
@Injectable()
export class Merging {
  constructor(
    private readonly db: Db,
    private readonly costs: CostSheets,
    private readonly keys: ComplaintKeys,
  ) {}

  /** Codes of what forbids merging a complaint. */
  async because({ id, lastAnswer }: { readonly id: string; readonly lastAnswer?: string | null | undefined }): Promise<string[]> {
    const { recoveries } = await this.costs.of(ref(complaintResource, id));
    return [...(lastAnswer === 'accepted' ? ['accepted-offer'] : []), ...(recoveries.some(({ received }) => Number(received.amount) > 0) ? ['received-recoveries'] : [])];
  }

  /** The lines of a complaint, and those among them that the other one lacks. */
  async lines(id: string, into: string): Promise<{ all: Goods[]; lacking: Goods[] }> {
    const rows = await this.db.rows<Goods & { complaintId: string }>(sql`
      select id, complaint_id as "complaintId", product_id as "productId", sold_unit_id as "soldUnitId", order_number as "orderNumber", batch, serial, problem from complaint_line where complaint_id = any(${[id, into]}::uuid[]) order by position`);
    const all = rows.filter(({ complaintId }) => complaintId === id);
    return { all, lacking: lacking(rows.filter(({ complaintId }) => complaintId === into), all) };
  }

  /** What the other one lacks goes there, unless that one has ended: then all stays where it is. */
  async move(from: Complaint, to: Complaint): Promise<{ lines: number; actions: number }> {
    if (!isOpen(to.state)) return { lines: 0, actions: 0 };
    const lines = (await this.lines(from.id, to.id)).lacking.map(({ id }) => id);
    await this.db.run(sql`
      update complaint_line l set complaint_id = ${to.id}, came_from = l.came_from || ${from.id}::uuid, position = t.last + array_position(${lines}::uuid[], l.id)
      from (select coalesce(max(position), -1) as last from complaint_line where complaint_id = ${to.id}) t where l.id = any(${lines}::uuid[])`);
    const actions = await this.db.run(sql`update complaint_action set complaint_id = ${to.id}, came_from = came_from || ${from.id}::uuid where complaint_id = ${from.id} and done_at is null`);
    await this.recount(from, to);
    return { lines: lines.length, actions };
  }

  /** What came from it goes back, also where it was answered or done meanwhile. @throws CannotUndoMerge */
  async undo(from: Complaint, to: Complaint): Promise<void> {
    const last = sql`came_from[cardinality(came_from)] = ${from.id}`;
    const because = isOpen(to.state) ? await this.kept(from, to) : ['original-ended'];
    if (because.length > 0) throw new CannotUndoMerge({ because });
    await this.db.run(sql`
      update complaint_line l set complaint_id = ${from.id}, came_from = trim_array(l.came_from, 1), position = t.last + n.nth
      from (select coalesce(max(position), -1) as last from complaint_line where complaint_id = ${from.id}) t, (select id, row_number() over (order by position) as nth from complaint_line where complaint_id = ${to.id} and ${last}) n
      where l.id = n.id`);
    await this.db.run(sql`update complaint_action set complaint_id = ${from.id}, came_from = trim_array(came_from, 1) where complaint_id = ${to.id} and ${last}`);
    await this.recount(from, to);
  }

  /** What of it can no longer be given back as it was. */
  private async kept(from: Complaint, to: Complaint): Promise<string[]> {
    const row = await this.db.row<{ offered: boolean; away: boolean }>(sql`select
      exists (select from complaint_offer o, jsonb_array_elements(o.remedies) r join complaint_line l on l.id::text = r->>'lineId'
        where o.complaint_id = ${to.id} and o.answer in ('open', 'awaiting-approval', 'accepted') and l.came_from[cardinality(l.came_from)] = ${from.id}) as offered,
      exists (select from complaint_line where complaint_id <> ${to.id} and ${from.id} = any(came_from)) as away`);
    return [...(row!.offered ? ['line-in-offer'] : []), ...(row!.away ? ['line-split-off'] : [])];
  }

  private async recount(...complaints: readonly Complaint[]): Promise<void> {
    for (const complaint of complaints) {
      const open = await this.db.row<{ lines: number; actions: number }>(sql`select
        (select count(*)::int from complaint_line where complaint_id = ${complaint.id} and answer is null) as lines,
        (select count(*)::int from complaint_action where complaint_id = ${complaint.id} and done_at is null) as actions`);
      complaint.unansweredLines = open!.lines;
      complaint.openActions = open!.actions;
      await this.keys.rewrite(complaint);
    }
  }
}
