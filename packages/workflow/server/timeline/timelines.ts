import type { Journaled, SubjectRef } from '@aftercare/kernel';
import { Db, Installed, Journal, may, Questions } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { absorbed, type TimelinePage, timelineText } from '../../domain/index.ts';

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

  /** Newest first, with what happened in cases that were merged into it. */
  page(subject: SubjectRef, { before, limit }: { before?: number | undefined; limit: number }): Promise<TimelinePage> {
    return this.db.readingOnce(async () => {
      const events = await this.journal.of(subject, { limit: limit + 1, ...(before ? { before } : {}) });
      const merged = new Map((await this.questions.ask(absorbed({ name: subject.type }), { id: subject.id })).map((each) => [each.id, each]));
      const types = new Map(this.installed.manifests().flatMap((manifest) => ('events' in manifest ? Object.values(manifest.events ?? {}) : [])).map((type) => [type.name, type]));
      const withheld = ({ name }: Journaled): boolean => !(types.get(name)?.seenWith?.some(may) ?? true);
      const happened = await this.withMerged(subject.type, [...merged.keys()], { own: events.slice(0, limit), older: events.length > limit, until: before === undefined || merged.size === 0 ? undefined : await this.momentOf(subject, before) });
      const page = happened.map((each) => (withheld(each) ? { ...each, payload: {}, withheld: true } : { ...each, withheld: false }));
      const people = await this.people.names(page.flatMap(({ actor, payload }) => [...(actor.kind === 'person' && actor.id ? [actor.id] : []), ...idsIn(Object.values(payload).flat())]));
      const texts = await this.texts(page);
      return {
        entries: page.map(({ seq, at, name, actor, subject: about, payload, withheld }) => ({
          seq,
          at,
          event: name,
          title: types.get(name)?.title ?? { 'zh-CN': name, en: name },
          actor: { ...actor, name: (actor.kind === 'person' && people.get(actor.id ?? '')?.name) || null },
          subject: about,
          payload,
          text: Object.entries(payload).map(([field, id]) => texts.get(`${field} ${String(id)}`)).find((text) => text !== undefined) ?? null,
          withheld,
          origin: merged.get(about.id) ?? null,
        })),
        before: events.length > limit ? events[limit - 1]!.seq : null,
        people: Object.fromEntries([...people.values()].map(({ id, name }) => [id, name])),
      };
    });
  }

  /** What happened elsewhere in the time that a page covers: each entry is on one page, however many pages there are. */
  private async withMerged(type: string, ids: readonly string[], { own, older, until }: { own: readonly Journaled[]; older: boolean; until: string | undefined }): Promise<readonly Journaled[]> {
    if (ids.length === 0) return own;
    const theirs = await this.journal.during(type, ids, { from: older ? own.at(-1)!.at : undefined, before: until });
    return [...own, ...theirs].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  }

  /** Where the page before ended. */
  private async momentOf(subject: SubjectRef, seq: number): Promise<string | undefined> {
    const [entry] = await this.journal.of(subject, { limit: 1, before: seq + 1 });
    return entry?.seq === seq ? entry.at : undefined;
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
