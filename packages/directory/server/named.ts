import type { Locale } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

/** A sold unit as a case takes it over. Dates are days. */
export interface NamedUnit {
  readonly id: string;
  readonly productId: string;
  readonly orderNumber: string | null;
  readonly batch: string | null;
  readonly serial: string | null;
  readonly supplierLot: string | null;
  readonly deliveredOn: string | null;
  readonly salespersonId: string | null;
}

/** What there is of what somebody named; of a party that was merged, the one in which it lives on. */
export interface Named {
  readonly party: { readonly id: string; readonly name: string; readonly language: Locale; readonly salespersonId: string | null } | null;
  readonly products: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, NamedUnit>;
}

/** Looks up in one statement what a new case names. */
@Injectable()
export class NamedRecords {
  constructor(private readonly db: Db) {}

  async find({ party, products, units }: { readonly party: string; readonly products: readonly string[]; readonly units: readonly string[] }): Promise<Named> {
    const row = await this.db.row<{ party: Named['party']; products: string[]; units: NamedUnit[] }>(sql`select
      (select jsonb_build_object('id', p.id, 'name', p.name, 'language', p.language, 'salespersonId', p.salesperson_id) from party p where p.id = (select coalesce(merged_into, id) from party where id = ${party})) as party,
      (select coalesce(jsonb_agg(r.id), '[]') from product r where r.id = any(${[...products]}::uuid[])) as products,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'productId', u.product_id, 'orderNumber', u.order_number, 'batch', u.batch, 'serial', u.serial, 'supplierLot', u.supplier_lot, 'deliveredOn', u.delivered_on, 'salespersonId', u.salesperson_id)), '[]')
       from sold_unit u where u.id = any(${[...units]}::uuid[])) as units`);
    return { party: row!.party, products: new Set(row!.products), units: new Map(row!.units.map((unit) => [unit.id, unit])) };
  }
}
