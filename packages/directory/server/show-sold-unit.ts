import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SoldUnitView } from '../domain/index.ts';
import { SoldUnits } from './sold-units.ts';

export class ShowSoldUnit extends Query<SoldUnitView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ShowSoldUnit)
export class ShowSoldUnitHandler implements IQueryHandler<ShowSoldUnit> {
  constructor(private readonly soldUnits: SoldUnits) {}

  execute({ id }: ShowSoldUnit): Promise<SoldUnitView> {
    return this.soldUnits.get(id);
  }
}
