import { NotFound } from '@aftercare/kernel';
import { currentTenant, Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { soldUnit, warrantyOf, type SoldUnitRow, type SoldUnitView, type WarrantyStart } from '../domain/index.ts';
import { Salespeople } from './salespeople.ts';

/** A row as the database gives it, before names and warranty. */
export interface StoredSoldUnit extends Omit<SoldUnitRow, 'salesperson' | 'warranty'> {
  readonly salespersonId: string | null;
  readonly warrantyMonths: number | null;
  readonly warrantyStart: WarrantyStart;
}

export const soldUnitFrom = sql`from sold_unit u join party p on p.tenant_id = u.tenant_id and p.id = u.party_id join product r on r.tenant_id = u.tenant_id and r.id = u.product_id`;

export const soldUnitColumns = sql`u.id, jsonb_build_object('id', p.id, 'code', p.code, 'name', p.name) as party,
  jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name, 'specification', r.specification) as product,
  u.order_number as "orderNumber", u.material_number as "materialNumber", u.batch, u.serial, u.purchased_on::text as "purchasedOn", u.delivered_on::text as "deliveredOn",
  jsonb_build_object('amount', trim_scale(u.quantity)::text, 'unit', u.unit) as quantity, u.salesperson_id as "salespersonId",
  r.warranty_months as "warrantyMonths", r.warranty_start as "warrantyStart", u.recorded_at as "recordedAt"`;

/** What was sold to whom, and whether it is under warranty today. */
@Injectable()
export class SoldUnits {
  constructor(
    private readonly db: Db,
    private readonly salespeople: Salespeople,
    private readonly now: Now,
  ) {}

  /** @throws NotFound */
  async get(id: string): Promise<SoldUnitView> {
    const found = await this.find(id);
    if (!found) throw new NotFound({ type: soldUnit.name, id });
    return found;
  }

  async find(id: string): Promise<SoldUnitView | undefined> {
    const found = await this.db.row<StoredSoldUnit & Pick<SoldUnitView, 'notes' | 'extra'>>(sql`select ${soldUnitColumns}, u.notes, u.extra ${soldUnitFrom} where u.id = ${id}`);
    if (!found) return undefined;
    const { notes, extra, ...row } = found;
    const [completed] = await this.complete([row]);
    return { ...completed!, notes, extra };
  }

  async complete(rows: readonly StoredSoldUnit[]): Promise<SoldUnitRow[]> {
    const today = Temporal.Instant.from(this.now.iso()).toZonedDateTimeISO(currentTenant().timeZone).toPlainDate().toString();
    const named = await this.salespeople.name(rows);
    return named.map(({ warrantyMonths, warrantyStart, ...row }) => ({ ...row, warranty: warrantyOf({ warrantyMonths, warrantyStart }, row, today) }));
  }
}
