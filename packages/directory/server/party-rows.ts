import { may, sql } from '@aftercare/kernel/server';
import { can, maskPhone, type PartyRow } from '../domain/index.ts';

/** A row as the database gives it, before names and masks. */
export type StoredPartyRow = Omit<PartyRow, 'salesperson'> & { readonly salespersonId: string | null };

/** Columns of `party r`. */
export const partyColumns = sql`r.id, r.code, r.name, r.short_name as "shortName", to_jsonb(r.kinds) as kinds, r.grade,
  (select c.name from party_contact c where c.tenant_id = r.tenant_id and c.party_id = r.id and c.is_primary) as contact,
  coalesce(r.phone, (select c.phone from party_contact c where c.tenant_id = r.tenant_id and c.party_id = r.id and c.is_primary)) as phone,
  r.salesperson_id as "salespersonId", r.active, r.created_at as "createdAt"`;

export const maskRow = <Row extends { phone: string | null }>(row: Row): Row => (row.phone === null || may(can.seeContacts) ? row : { ...row, phone: maskPhone(row.phone) });
