import { NotFound, ref, type Journaled } from '@aftercare/kernel';
import { Db, Installed, Journal, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Outbox } from '@aftercare/mail/server';
import { Comments } from '@aftercare/workflow/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { complaint, type TimelinePage } from '../domain/index.ts';
import { MayTouchComplaint } from './may-touch-complaint.ts';

/** What happened to a complaint, newest first. */
export class ReadTimeline extends Query<TimelinePage> {
  constructor(
    readonly id: string,
    readonly before: number | undefined,
    readonly limit: number,
  ) {
    super();
  }
}

@QueryHandler(ReadTimeline)
export class ReadTimelineHandler implements IQueryHandler<ReadTimeline> {
  constructor(
    private readonly db: Db,
    private readonly access: MayTouchComplaint,
    private readonly journal: Journal,
    private readonly installed: Installed,
    private readonly people: People,
    private readonly comments: Comments,
    private readonly outbox: Outbox,
  ) {}

  execute({ id, before, limit }: ReadTimeline): Promise<TimelinePage> {
    return this.db.readingOnce(async () => {
      if (!(await this.access.answer({ id })).see) throw new NotFound(ref(complaint, id));
      const events = await this.journal.of(ref(complaint, id), { limit: limit + 1, ...(before ? { before } : {}) });
      const page = events.slice(0, limit);
      const people = await this.people.names(page.flatMap(peopleIn));
      const texts = await this.texts(id, page);
      const titles = new Map(this.installed.manifests().flatMap((manifest) => ('events' in manifest ? Object.values(manifest.events ?? {}) : [])).map(({ name, title }) => [name, title]));
      return {
        entries: page.map(({ seq, at, name, actor, subject, payload }) => ({
          seq,
          at,
          event: name,
          title: titles.get(name) ?? { 'zh-CN': name, en: name },
          actor: { ...actor, name: (actor.kind === 'person' && people.get(actor.id ?? '')?.name) || null },
          subject,
          payload,
          text: texts.get(textIdOf(payload) ?? '') ?? null,
        })),
        before: events.length > limit ? page.at(-1)!.seq : null,
        people: Object.fromEntries([...people.values()].map((person) => [person.id, person.name])),
      };
    });
  }

  /** The journal keeps ids only, so that words can be erased; here they are, where they still exist. */
  private async texts(id: string, page: readonly Journaled[]): Promise<Map<string, string>> {
    const of = (field: string) => page.flatMap(({ payload }) => (typeof payload[field] === 'string' ? [payload[field]] : []));
    const mails = of('mail').length > 0 ? await this.outbox.subjects(of('mail')) : [];
    const comments = of('commentId').length > 0 ? await this.comments.of(ref(complaint, id)) : [];
    const offers = of('offer').length > 0 ? await this.db.rows<{ id: string; solution: string }>(sql`select id, solution from complaint_offer where complaint_id = ${id}`) : [];
    return new Map([...mails, ...comments.map((each) => [each.id, each.text] as const), ...offers.map((each) => [each.id, each.solution] as const)]);
  }
}

function textIdOf({ mail, commentId, offer }: Record<string, unknown>): string | undefined {
  return [mail, commentId, offer].find((each) => typeof each === 'string');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const fields = ['from', 'to', 'owner', 'firstResponsible', 'personId', 'handler', 'filledBy', 'signedBy', 'by', 'people'];

/** Whoever a payload may name: ids of nobody are left out when the names are read. */
function peopleIn({ actor, payload }: Journaled): string[] {
  const named = fields.flatMap((field) => payload[field]).filter((each): each is string => typeof each === 'string' && uuid.test(each));
  return actor.kind === 'person' && actor.id ? [actor.id, ...named] : named;
}
