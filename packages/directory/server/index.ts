import { holdsAmounts } from '@aftercare/identity';
import { answer, defineServerModule, subscribe } from '@aftercare/kernel/server';
import { absorbed, partyNames, productNames, sanctionConfirmed, subjectAccess, subjectBrief } from '@aftercare/workflow';
import { directory, party, product } from '../domain/index.ts';
import { AddContactHandler } from './add-contact.ts';
import { HoldsAmounts } from './holds-amounts.ts';
import { AbsorbedParties, PartyBriefs, ProductBriefs } from './briefs.ts';
import { CancelParty } from './cancel-party.ts';
import { ChangeContactHandler } from './change-contact.ts';
import { ChangePartyHandler } from './change-party.ts';
import { ChangeProductHandler } from './change-product.ts';
import { CountMergeHandler } from './count-merge.ts';
import { CreatePartyHandler } from './create-party.ts';
import { CreateProductHandler } from './create-product.ts';
import { ListPartiesHandler } from './list-parties.ts';
import { ListProductsHandler } from './list-products.ts';
import { ListSoldUnitsHandler } from './list-sold-units.ts';
import { ListTwinsHandler } from './list-twins.ts';
import { LockParty } from './lock-party.ts';
import { MergePartiesController } from './merge-parties.controller.ts';
import { MergePartiesHandler } from './merge-parties.ts';
import { Migration20261121030000 } from './migrations/Migration20261121030000.ts';
import { Migration20261122030400 } from './migrations/Migration20261122030400.ts';
import { Migration20261122030100 } from './migrations/Migration20261122030100.ts';
import { Migration20261122030700 } from './migrations/Migration20261122030700.ts';
import { PartyNames } from './party-names.ts';
import { NamedRecords } from './named.ts';
import { PartiesController } from './parties.controller.ts';
import { Parties } from './parties.ts';
import { ProductsController } from './products.controller.ts';
import { ProductNames } from './product-names.ts';
import { Products } from './products.ts';
import { RecordSoldUnitHandler } from './record-sold-unit.ts';
import { RemoveContactHandler } from './remove-contact.ts';
import { RestorePartyHandler } from './restore-party.ts';
import { Salespeople } from './salespeople.ts';
import { SearchPartiesHandler } from './search-parties.ts';
import { SearchProductsHandler } from './search-products.ts';
import { ShowPartyHandler } from './show-party.ts';
import { ShowProductHandler } from './show-product.ts';
import { ShowSoldUnitHandler } from './show-sold-unit.ts';
import { SoldUnitsController } from './sold-units.controller.ts';
import { SoldUnits } from './sold-units.ts';
import { MayTouchParty, MayTouchProduct } from './subject-access.ts';

export { AddContact } from './add-contact.ts';
export { ChangeParty } from './change-party.ts';
export { ChangeProduct } from './change-product.ts';
export { CreateParty } from './create-party.ts';
export { CreateProduct } from './create-product.ts';
export { MergeParties } from './merge-parties.ts';
export { RecordSoldUnit } from './record-sold-unit.ts';
export { NamedRecords, type Named, type NamedUnit } from './named.ts';
export { Parties, type PartyRecord } from './parties.ts';
export { Products, type ProductName } from './products.ts';
export { SoldUnits } from './sold-units.ts';
export type { Goods, Holder } from './goods.ts';

export default defineServerModule({
  manifest: directory,
  controllers: [PartiesController, MergePartiesController, ProductsController, SoldUnitsController],
  providers: [
    CreatePartyHandler, ChangePartyHandler, RestorePartyHandler, ShowPartyHandler, ListPartiesHandler, SearchPartiesHandler,
    AddContactHandler, ChangeContactHandler, RemoveContactHandler,
    CreateProductHandler, ChangeProductHandler, ShowProductHandler, ListProductsHandler, SearchProductsHandler,
    RecordSoldUnitHandler, ShowSoldUnitHandler, ListSoldUnitsHandler,
    CountMergeHandler, ListTwinsHandler, MergePartiesHandler,
    LockParty, Salespeople,
  ],
  exports: [NamedRecords, Parties, Products, SoldUnits],
  migrations: [Migration20261121030000, Migration20261122030100, Migration20261122030400, Migration20261122030700],
  subscribers: [subscribe(sanctionConfirmed, CancelParty)],
  answers: [answer(partyNames, PartyNames), answer(productNames, ProductNames), answer(holdsAmounts, HoldsAmounts), answer(subjectAccess(party), MayTouchParty), answer(subjectAccess(product), MayTouchProduct), answer(subjectBrief(party), PartyBriefs), answer(subjectBrief(product), ProductBriefs), answer(absorbed(party), AbsorbedParties)],
});
