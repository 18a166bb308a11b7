import { sql } from '@aftercare/kernel/server';
import type { HolderRow, HolderState, RecallView } from '../../domain/index.ts';

export interface StoredRecall extends Pick<RecallView, 'id' | 'version' | 'number' | 'state' | 'containment' | 'batch' | 'supplierLot' | 'instruction' | 'report' | 'startedAt' | 'closedAt'> {
  readonly productId: string | null;
}

export const storedRecall = sql`
  select r.id, r.version, r.number, r.state, jsonb_build_object('id', b.id, 'number', b.number) as containment, r.product_id as "productId", r.batch, r.supplier_lot as "supplierLot", r.instruction, r.report, r.started_at as "startedAt", r.closed_at as "closedAt"
  from recall r join containment b on b.tenant_id = r.tenant_id and b.id = r.containment_id`;

export interface StoredHolder extends Omit<HolderRow, 'party' | 'lastAttempt'> {
  readonly recallId: string;
  readonly partyId: string;
  readonly state: HolderState;
  readonly reachedAt: string | null;
  readonly lastAttempt: (Omit<NonNullable<HolderRow['lastAttempt']>, 'by'> & { readonly by: string | null }) | null;
}

const amount = (column: string) => sql.raw(`trim_scale(h.${column})::text as ${column}`);

/** Columns of `recall_holder h`. */
export const holderColumns = sql`
  h.id, h.recall_id as "recallId", h.version, h.party_id as "partyId", h.region, h.state, h.unit, ${amount('shipped')}, ${amount('open')}, ${amount('retrieved')}, ${amount('destroyed')}, ${amount('returned')}, ${amount('unreachable')},
  h.reached_at as "reachedAt", h.notice, h.attempts, h.last_attempt as "lastAttempt"`;
