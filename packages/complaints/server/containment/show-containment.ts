import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ContainmentView } from '../../domain/index.ts';
import { ReadContainment } from './read-containment.ts';

export class ShowContainment extends Query<ContainmentView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ShowContainment)
export class ShowContainmentHandler implements IQueryHandler<ShowContainment> {
  constructor(private readonly reader: ReadContainment) {}

  execute({ id }: ShowContainment): Promise<ContainmentView> {
    return this.reader.view(id);
  }
}
