import { NotFound, StaleVersion } from '@aftercare/kernel';
import { Db, Events, Extras, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CodeTaken, product, productChanged, type ChangeProductInput } from '../domain/index.ts';
import { changedFields, said } from './changes.ts';
import { productKeys } from './create-product.ts';
import { Products } from './products.ts';
import { writeKeys } from './search.ts';
import { nameSort } from './search-keys.ts';

export class ChangeProduct extends Command<{ version: number }> {
  constructor(
    readonly id: string,
    readonly input: ChangeProductInput,
  ) {
    super();
  }
}

@CommandHandler(ChangeProduct)
export class ChangeProductHandler implements ICommandHandler<ChangeProduct> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly extras: Extras,
    private readonly products: Products,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, ...input } }: ChangeProduct): Promise<{ version: number }> {
    const locked = await this.db.row(sql`select 1 from product where id = ${id} for update`);
    if (!locked) throw new NotFound({ type: product.name, id });
    const before = await this.products.get(id);
    if (before.version !== version) throw new StaleVersion({ expected: version, current: before });
    const fields = changedFields(before, input);
    if (fields.length === 0) return { version };
    const after = { ...before, ...said(input) };
    if (fields.includes('extra')) after.extra = this.extras.parse(product, input.extra);
    if (fields.includes('code') && (await this.db.row(sql`select 1 from product where code = ${after.code}`))) throw new CodeTaken({ type: product.name, code: after.code });
    await this.db.run(sql`
      update product set version = version + 1, changed_at = ${this.now.iso()}, code = ${after.code}, name = ${after.name}, name_sort = ${nameSort(after.name)}, specification = ${after.specification},
        category = ${after.category}, unit = ${after.unit}, warranty_months = ${after.warrantyMonths}, warranty_start = ${after.warrantyStart},
        price = ${after.price?.amount ?? null}, currency = ${after.price?.currency ?? null}, active = ${after.active}, extra = ${JSON.stringify(after.extra)}::jsonb
      where id = ${id}`);
    await writeKeys(this.db, 'product', id, productKeys(after));
    this.events.publish(productChanged, id, { fields });
    return { version: version + 1 };
  }
}
