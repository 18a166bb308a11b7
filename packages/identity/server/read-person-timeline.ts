import { NotFound, ref } from '@aftercare/kernel';
import { Db, Installed, Journal } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { person, type PersonTimeline, type timelineQuery } from '../domain/index.ts';
import { People } from './people.ts';

/** What happened to somebody here: roles, delegations, invitations, leaving. @throws NotFound */
export class ReadPersonTimeline extends Query<PersonTimeline> {
  constructor(
    readonly personId: string,
    readonly query: z.output<typeof timelineQuery>,
  ) {
    super();
  }
}

@QueryHandler(ReadPersonTimeline)
export class ReadPersonTimelineHandler implements IQueryHandler<ReadPersonTimeline> {
  constructor(
    private readonly db: Db,
    private readonly journal: Journal,
    private readonly installed: Installed,
    private readonly people: People,
  ) {}

  execute({ personId, query: { before, limit } }: ReadPersonTimeline): Promise<PersonTimeline> {
    return this.db.readingOnce(async () => {
      if (!(await this.people.byId(personId))) throw new NotFound({ type: 'person', id: personId });
      const events = await this.journal.of(ref(person, personId), { limit: limit + 1, ...(before ? { before } : {}) });
      const page = events.slice(0, limit);
      const ids = page.flatMap(({ actor, payload }) => [...(actor.id ? [actor.id] : []), ...Object.values(payload).filter((each): each is string => uuid.test(String(each)))]);
      const names = new Map([...(await this.people.names(ids)), ...(await this.people.departmentNames(ids))].map(([id, { name }]) => [id, name]));
      const titles = new Map(this.installed.manifests().flatMap((manifest) => ('events' in manifest ? Object.values(manifest.events ?? {}) : [])).map(({ name, title }) => [name, title]));
      return {
        entries: page.map(({ seq, at, name, actor, payload }) => ({
          seq, at, event: name, title: { ...(titles.get(name) ?? { 'zh-CN': name, en: name }) }, payload,
          actor: { kind: actor.kind, name: (actor.kind === 'person' && names.get(actor.id ?? '')) || null },
        })),
        before: events.length > limit ? page.at(-1)!.seq : null,
        names: Object.fromEntries(names),
      };
    });
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
