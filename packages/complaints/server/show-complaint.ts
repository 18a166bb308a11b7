import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ComplaintView } from '../domain/index.ts';
import { ReadComplaint } from './read-complaint.ts';

export class ShowComplaint extends Query<ComplaintView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ShowComplaint)
export class ShowComplaintHandler implements IQueryHandler<ShowComplaint> {
  constructor(private readonly reader: ReadComplaint) {}

  execute({ id }: ShowComplaint): Promise<ComplaintView> {
    return this.reader.view(id);
  }
}
