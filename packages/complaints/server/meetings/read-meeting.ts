import { NotFound } from '@aftercare/kernel';
import { Db, Now, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { type MeetingReport, type MeetingRow, meetingsShown } from '../../domain/index.ts';
import { heardAt, MeetingCases, unheard } from './meeting-cases.ts';

/** What a meeting heard; null: what the next one will hear. */
export class ReadMeeting extends Query<MeetingReport> {
  constructor(readonly id: string | null) {
    super();
  }
}

@QueryHandler(ReadMeeting)
export class ReadMeetingHandler implements IQueryHandler<ReadMeeting> {
  constructor(
    private readonly db: Db,
    private readonly cases: MeetingCases,
    private readonly now: Now,
  ) {}

  /** @throws NotFound */
  execute({ id }: ReadMeeting): Promise<MeetingReport> {
    return this.db.readingOnce(async (rows) => {
      const held = id === null ? { id, title: null, at: this.now.iso() } : (await rows<{ id: string; title: string; at: string }>(sql`select id, title, at from complaint_meeting where id = ${id}`))[0];
      if (!held) throw new NotFound({ type: 'complaintMeeting', id: id! });
      const [before] = await rows<{ at: string }>(sql`select at from complaint_meeting where at <= ${held.at} and id is distinct from ${id}::uuid order by at desc limit 1`);
      return { ...held, since: before?.at ?? null, ...(await this.cases.read(id === null ? unheard : heardAt(id))) };
    });
  }
}

/** Meetings that were held, the newest first. */
export class ListMeetings extends Query<MeetingRow[]> {}

@QueryHandler(ListMeetings)
export class ListMeetingsHandler implements IQueryHandler<ListMeetings> {
  constructor(private readonly db: Db) {}

  execute(): Promise<MeetingRow[]> {
    return this.db.rows<MeetingRow>(sql`
      select m.id, m.title, m.at, (select count(*)::int from complaint_meeting_case k where k.tenant_id = m.tenant_id and k.meeting_id = m.id) as cases
      from (select * from complaint_meeting order by at desc limit ${meetingsShown}) m order by m.at desc`);
  }
}
