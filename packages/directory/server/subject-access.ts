import { may } from '@aftercare/kernel/server';
import type { SubjectAccess } from '@aftercare/workflow';
import { Injectable } from '@nestjs/common';
import { can } from '../domain/index.ts';
import { Parties } from './parties.ts';
import { Products } from './products.ts';

/** Comments and files of a party. */
@Injectable()
export class MayTouchParty {
  constructor(private readonly parties: Parties) {}

  async answer({ id }: { id: string }): Promise<SubjectAccess> {
    const exists = (await this.parties.find(id)) !== undefined;
    return { see: exists && may(can.see), change: exists && may(can.manageParties) };
  }
}

/** Comments and files of a product, such as its manual. */
@Injectable()
export class MayTouchProduct {
  constructor(private readonly products: Products) {}

  async answer({ id }: { id: string }): Promise<SubjectAccess> {
    const exists = (await this.products.find(id)) !== undefined;
    return { see: exists && may(can.see), change: exists && may(can.manageProducts) };
  }
}
