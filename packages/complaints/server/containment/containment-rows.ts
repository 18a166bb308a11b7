import { sql } from '@aftercare/kernel/server';
import type { ClusterKind, ContainmentState, ContainmentView, RecallState } from '../../domain/index.ts';

/** A containment case as one statement reads it, before names. */
export interface StoredContainment extends Pick<ContainmentView, 'id' | 'version' | 'number' | 'batch' | 'defect' | 'supplierLot' | 'measures' | 'adjustment' | 'summary' | 'reason' | 'openedAt' | 'closedAt' | 'alarm'> {
  readonly state: ContainmentState;
  readonly kind: ClusterKind;
  readonly productId: string | null;
  readonly ownerId: string | null;
  readonly comparison: (Omit<NonNullable<ContainmentView['comparison']>, 'by'> & { readonly by: string | null }) | null;
  readonly recall: { readonly id: string; readonly number: string; readonly state: RecallState } | null;
  /** The complaints in it now. */
  readonly count: number;
}

export const containmentColumns = sql`
  b.id, b.version, b.number, b.state, b.kind, b.product_id as "productId", b.batch, b.defect, b.supplier_lot as "supplierLot", b.alarm, b.owner_id as "ownerId", b.measures, b.comparison, b.adjustment, b.summary, b.reason,
  b.opened_at as "openedAt", b.closed_at as "closedAt",
  (select jsonb_build_object('id', r.id, 'number', r.number, 'state', r.state) from recall r where r.tenant_id = b.tenant_id and r.containment_id = b.id) as recall,
  (select count(*)::int from containment_child h where h.tenant_id = b.tenant_id and h.containment_id = b.id and h.removed_at is null) as count`;

export const storedContainment = sql`select ${containmentColumns} from containment b`;
