import type { Journaled, SubjectRef } from '@aftercare/kernel';
import { Db, Installed, Journal, Questions } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { type TimelinePage, timelineText } from '../../domain/index.ts';

/** What happened to a case, from the journal. Whether somebody may see the case is for the caller to ask. */
@Injectable()
export class Timelines {
  constructor(
    private readonly db: Db,
    private readonly journal: Journal,
    private readonly installed: Installed,
    private readonly people: People,
    private readonly questions: Questions,
  ) {}

  /** Newest first. */
  page(subject: SubjectRef, { before, limit }: { before?: number | undefined; limit: number }): Promise<TimelinePage> {
    return this.db.readingOnce(async () => {
      const events = await this.journal.of(subject, { limit: limit + 1, ...(before ? { before } : {}) });
      const page = events.slice(0, limit);
      const people = await this.people.names(page.flatMap(({ actor, payload }) => [...(actor.kind === 'person' && actor.id ? [actor.id] : []), ...idsIn(Object.values(payload).flat())]));
      const texts = await this.texts(page);
      const titles = new Map(this.installed.manifests().flatMap((manifest) => ('events' in manifest ? Object.values(manifest.events ?? {}) : [])).map(({ name, title }) => [name, title]));
      return {
        entries: page.map(({ seq, at, name, actor, subject: about, payload }) => ({
          seq,
          at,
          event: name,
          title: titles.get(name) ?? { 'zh-CN': name, en: name },
          actor: { ...actor, name: (actor.kind === 'person' && people.get(actor.id ?? '')?.name) || null },
          subject: about,
          payload,
          text: Object.entries(payload).map(([field, id]) => texts.get(`${field} ${String(id)}`)).find((text) => text !== undefined) ?? null,
        })),
        before: events.length > limit ? page.at(-1)!.seq : null,
        people: Object.fromEntries([...people.values()].map(({ id, name }) => [id, name])),
      };
    });
  }

  /** By field and id: each field's keeper is asked once for the whole page. */
  private async texts(page: readonly Journaled[]): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const field of new Set(page.flatMap(({ payload }) => Object.keys(payload)))) {
      const ids = new Set(idsIn(page.map(({ payload }) => payload[field])));
      if (ids.size === 0) continue;
      const found = await this.questions.ask(timelineText(field), { ids: [...ids] });
      for (const [id, text] of Object.entries(found)) texts.set(`${field} ${id}`, text);
    }
    return texts;
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const idsIn = (values: readonly unknown[]): string[] => values.filter((each): each is string => typeof each === 'string' && uuid.test(each));
