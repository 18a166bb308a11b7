import { NotFound, type Quantity } from '@aftercare/kernel';
import { currentTenant, Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { soldUnit, warrantyOf, type SoldUnitRow, type SoldUnitView, type WarrantyStart } from '../domain/index.ts';
import { ofGoods, type Goods, type Holder } from './goods.ts';
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
  u.order_number as "orderNumber", u.material_number as "materialNumber", u.batch, u.supplier_lot as "supplierLot", u.serial, u.purchased_on::text as "purchasedOn", u.delivered_on::text as "deliveredOn",
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

  /** Null where nothing is on record, or where it was counted in several units. */
  async shipped(goods: Goods): Promise<Quantity | null> {
    const rows = await this.db.rows<Quantity>(sql`select trim_scale(sum(u.quantity))::text as amount, u.unit from sold_unit u where ${ofGoods(goods)} group by u.unit limit 2`);
    return rows.length === 1 ? rows[0]! : null;
  }

  /** By party, one row for each unit; a page begins after the party and unit that ended the last one. */
  holders(goods: Goods, { after, limit }: { after?: Holder | undefined; limit: number }): Promise<Holder[]> {
    const beyond = after ? sql`(u.party_id, u.unit) > (${after.partyId}::uuid, ${after.quantity.unit})` : sql`true`;
    return this.db.rows<Holder>(sql`
      select h.party_id as "partyId", p.region, jsonb_build_object('amount', trim_scale(h.quantity)::text, 'unit', h.unit) as quantity
      from (select u.party_id, u.unit, sum(u.quantity) as quantity from sold_unit u where ${ofGoods(goods)} and ${beyond} group by u.party_id, u.unit order by u.party_id, u.unit limit ${limit}) h
      join party p on p.tenant_id = current_tenant() and p.id = h.party_id
      order by h.party_id, h.unit`);
  }
}
