import { Db, Events, Extras, newId, Now, sql, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PartyCancelled, soldUnit, soldUnitRecorded, type RecordSoldUnitInput } from '../domain/index.ts';
import { Parties } from './parties.ts';
import { Products } from './products.ts';
import { Salespeople } from './salespeople.ts';
import { searchKey } from './search-keys.ts';

export class RecordSoldUnit extends Command<{ id: string }> {
  constructor(readonly input: RecordSoldUnitInput) {
    super();
  }
}

@CommandHandler(RecordSoldUnit)
export class RecordSoldUnitHandler implements ICommandHandler<RecordSoldUnit> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly extras: Extras,
    private readonly parties: Parties,
    private readonly products: Products,
    private readonly salespeople: Salespeople,
    private readonly now: Now,
  ) {}

  async execute({ input }: RecordSoldUnit): Promise<{ id: string }> {
    const { productId, orderNumber, materialNumber, batch, supplierLot, serial, purchasedOn, deliveredOn, notes } = input;
    const extra = this.extras.parse(soldUnit, input.extra);
    const partyId = (await this.parties.current([input.partyId])).get(input.partyId) ?? input.partyId;
    const party = await this.parties.find(partyId);
    if (!party) throw wrongField('partyId', 'unknown-party', 'There is no such customer.');
    if (party.standing === 'cancelled') throw new PartyCancelled({ partyId, name: party.name });
    const product = await this.products.find(productId);
    if (!product) throw wrongField('productId', 'unknown-product', 'There is no such product.');
    await this.salespeople.check(input.salespersonId);
    const salespersonId = input.salespersonId === undefined ? party.salespersonId : input.salespersonId;
    const { amount, unit } = input.quantity ?? { amount: '1', unit: product.unit };
    const id = newId();
    await this.db.run(sql`
      insert into sold_unit (id, party_id, product_id, order_number, order_key, material_number, material_key, batch, batch_key, supplier_lot, supplier_lot_key, serial, serial_key, purchased_on, delivered_on, quantity, unit, salesperson_id, notes, extra, recorded_at)
      values (${id}, ${partyId}, ${productId}, ${orderNumber}, ${key(orderNumber)}, ${materialNumber}, ${key(materialNumber)}, ${batch}, ${key(batch)}, ${supplierLot}, ${key(supplierLot)}, ${serial}, ${key(serial)},
        ${purchasedOn}::date, ${deliveredOn}::date, ${amount}, ${unit}, ${salespersonId}, ${notes}, ${JSON.stringify(extra)}::jsonb, ${this.now.iso()})`);
    this.events.publish(soldUnitRecorded, id, { partyId, productId, salespersonId });
    return { id };
  }
}

const key = (number: string | null): string | null => (number === null ? null : searchKey(number));
