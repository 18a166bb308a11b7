import { Db } from '@aftercare/kernel/server';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ComplaintView, ComplaintWithTimeline } from '../domain/index.ts';
import { ReadComplaint } from './read-complaint.ts';
import { ReadTimeline } from './read-timeline.ts';

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

/** The same with the newest of what happened, both of one moment. */
export class ShowComplaintWithTimeline extends Query<ComplaintWithTimeline> {
  constructor(
    readonly id: string,
    readonly entries: number,
  ) {
    super();
  }
}

@QueryHandler(ShowComplaintWithTimeline)
export class ShowComplaintWithTimelineHandler implements IQueryHandler<ShowComplaintWithTimeline> {
  constructor(
    private readonly db: Db,
    private readonly reader: ReadComplaint,
    private readonly queries: QueryBus,
  ) {}

  execute({ id, entries }: ShowComplaintWithTimeline): Promise<ComplaintWithTimeline> {
    return this.db.readingOnce(async () => {
      const complaint = await this.reader.view(id);
      const timeline = entries === 0 ? { entries: [], before: null, people: {} } : await this.queries.execute(new ReadTimeline(id, undefined, entries));
      return { ...complaint, timeline };
    });
  }
}
