import { NotFound } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { product, type ProductView } from '../domain/index.ts';

export interface ProductName {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly specification: string | null;
}

/** Columns of `product r`, as its row and its page show them. */
export const productColumns = sql`r.id, r.code, r.name, r.specification, r.category, r.unit, r.warranty_months as "warrantyMonths", r.warranty_start as "warrantyStart",
  case when r.price is null then null else jsonb_build_object('amount', r.price::text, 'currency', r.currency) end as price, r.active, r.created_at as "createdAt"`;

@Injectable()
export class Products {
  constructor(private readonly db: Db) {}

  /** @throws NotFound */
  async get(id: string): Promise<ProductView> {
    const found = await this.find(id);
    if (!found) throw new NotFound({ type: product.name, id });
    return found;
  }

  find(id: string): Promise<ProductView | undefined> {
    return this.db.row<ProductView>(sql`select ${productColumns}, r.version, r.extra, r.changed_at as "changedAt" from product r where r.id = ${id}`);
  }

  async names(ids: Iterable<string>): Promise<Map<string, ProductName>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await this.db.rows<ProductName>(sql`select id, code, name, specification from product where id = any(${wanted}::uuid[])`);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
