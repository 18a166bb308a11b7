import { Db, Events, Extras, newId, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CodeTaken, product, productCreated, type CreateProductInput } from '../domain/index.ts';
import { writeKeys } from './search.ts';
import { nameSort, textKeys } from './search-keys.ts';

export class CreateProduct extends Command<{ id: string }> {
  constructor(readonly input: CreateProductInput) {
    super();
  }
}

@CommandHandler(CreateProduct)
export class CreateProductHandler implements ICommandHandler<CreateProduct> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly extras: Extras,
    private readonly now: Now,
  ) {}

  async execute({ input }: CreateProduct): Promise<{ id: string }> {
    const { code, name, specification, category, unit, warrantyMonths, warrantyStart, price } = input;
    const extra = this.extras.parse(product, input.extra);
    const id = newId();
    const inserted = await this.db.run(sql`
      insert into product (id, code, name, name_sort, specification, category, unit, warranty_months, warranty_start, price, currency, extra, created_at, changed_at)
      values (${id}, ${code}, ${name}, ${nameSort(name)}, ${specification}, ${category}, ${unit}, ${warrantyMonths}, ${warrantyStart}, ${price?.amount ?? null}, ${price?.currency ?? null}, ${JSON.stringify(extra)}::jsonb, ${this.now.iso()}, ${this.now.iso()})
      on conflict (tenant_id, code) do nothing`);
    if (inserted === 0) throw new CodeTaken({ type: product.name, code });
    await writeKeys(this.db, 'product', id, productKeys(input));
    this.events.publish(productCreated, id, { code });
    return { id };
  }
}

export const productKeys = ({ code, name, specification }: Pick<CreateProductInput, 'code' | 'name' | 'specification'>): string[] => [code, name, specification].flatMap(textKeys);
