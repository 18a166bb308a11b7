import { pageSizes } from '@aftercare/kernel';
import { Db } from '@aftercare/kernel/server';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ComplaintQuery, MyWork as MyWorkView } from '../domain/index.ts';
import { ListComplaints } from './list-complaints.ts';

/** The start page of whoever asks. */
export class MyWork extends Query<MyWorkView> {}

@QueryHandler(MyWork)
export class MyWorkHandler implements IQueryHandler<MyWork> {
  constructor(
    private readonly db: Db,
    private readonly queries: QueryBus,
  ) {}

  execute(): Promise<MyWorkView> {
    return this.db.readingOnce(() => this.read());
  }

  private async read(): Promise<MyWorkView> {
    const read = (view: NonNullable<ComplaintQuery['view']>) => this.queries.execute(new ListComplaints({ view, sort: 'nextDueAt', limit: pageSizes.standard }));
    const [accept, acknowledge, waiting, mine, late] = [await read('accept'), await read('acknowledge'), await read('waiting'), await read('mine'), await read('late')];
    return {
      ...{ accept: [...accept.rows], acknowledge: [...acknowledge.rows], waiting: [...waiting.rows], mine: [...mine.rows], late: [...late.rows] },
      counts: { accept: accept.total, acknowledge: acknowledge.total, waiting: waiting.total, mine: mine.total, late: late.total },
    };
  }
}
