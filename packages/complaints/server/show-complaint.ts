import { ref } from '@aftercare/kernel';
import { Db } from '@aftercare/kernel/server';
import { Timelines } from '@aftercare/workflow/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { complaint as complaintResource, type ComplaintView, type ComplaintWithTimeline } from '../domain/index.ts';
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
    private readonly timelines: Timelines,
  ) {}

  execute({ id, entries }: ShowComplaintWithTimeline): Promise<ComplaintWithTimeline> {
    return this.db.readingOnce(async () => {
      const complaint = await this.reader.view(id);
      const timeline = entries === 0 ? { entries: [], before: null, people: {} } : await this.timelines.page(ref(complaintResource, id), { limit: entries });
      return { ...complaint, timeline };
    });
  }
}
