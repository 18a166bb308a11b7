import { Products } from '@aftercare/directory/server';
import { Injectable } from '@nestjs/common';
import type { DraftStandardInput } from '../../domain/index.ts';
import { Repeats } from '../detector/repeats.ts';
import { refuse, wrong } from '../wrong-fields.ts';

type Goods = Pick<DraftStandardInput, 'productId' | 'defect'>;

/** Whether the goods and the defect that somebody writes into the handling standard exist. */
@Injectable()
export class KnownGoods {
  constructor(
    private readonly products: Products,
    private readonly repeats: Repeats,
  ) {}

  /** @param before what stands there already, and may stay though the catalogue has changed @throws InvalidInput naming every wrong field */
  async check({ productId, defect }: Goods, before: Goods = { productId: null, defect: null }): Promise<void> {
    refuse([
      ...(productId !== null && productId !== before.productId && !(await this.products.names([productId])).has(productId) ? [wrong('productId', 'unknown')] : []),
      ...(defect === before.defect ? [] : this.repeats.unknownDefects([{ defect }]).map((problem) => ({ ...problem, path: 'defect' }))),
    ]);
  }
}
