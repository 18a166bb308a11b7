import { Migration } from '@mikro-orm/migrations';

export class Migration20261122030100 extends Migration {
  override name = 'directory/Migration20261122030100';

  override up() {
    this.addSql('alter table party add column region text');
    this.addSql('alter table sold_unit add column supplier_lot text');
    this.addSql('alter table sold_unit add column supplier_lot_key text collate "C"');
    // The day from which it counts as shipped; what has none never falls into a span of time.
    this.addSql(`alter table sold_unit add column shipped_on date generated always as (coalesce(delivered_on, purchased_on, date '0001-01-01')) stored`);
    // What was shipped of a batch, a lot or a product, and to whom: answered by the index alone.
    this.addSql('create index sold_unit_shipped_batch on sold_unit (tenant_id, product_id, batch_key, party_id) include (quantity, unit, shipped_on)');
    this.addSql('create index sold_unit_shipped_lot on sold_unit (tenant_id, supplier_lot_key, party_id) include (product_id, batch_key, quantity, unit, shipped_on)');
    this.addSql('create index sold_unit_shipped_product on sold_unit (tenant_id, product_id, shipped_on) include (quantity, unit)');
  }
}
