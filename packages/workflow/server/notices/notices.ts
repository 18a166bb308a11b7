import { ref, type Journaled, type SubjectRef } from '@aftercare/kernel';
import { currentTenant, Db, Environment, Installed, newId, Now, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Outbox } from '@aftercare/mail/server';
import { Injectable } from '@nestjs/common';
import { emails, notice as noticeResource, type NoticeDetail, type NoticeKind, noticeTitles } from '../../domain/index.ts';
import { Briefs } from '../briefs.ts';
import { Preferences } from './preferences.ts';

export interface Telling {
  readonly kind: NoticeKind;
  /** Whoever caused it is left out, and those who have left; whoever stands in for one of them hears of it too. */
  readonly people: readonly (string | null | undefined)[];
  readonly detail?: NoticeDetail;
}

/** The one way in which colleagues hear that something waits for them: by the bell, and by mail where they want that. */
@Injectable()
export class Notices {
  constructor(
    private readonly db: Db,
    private readonly people: People,
    private readonly preferences: Preferences,
    private readonly briefs: Briefs,
    private readonly installed: Installed,
    private readonly outbox: Outbox,
    private readonly environment: Environment,
    private readonly now: Now,
  ) {}

  /** In a subscriber, once for each event and kind however often it runs. */
  async tell(event: Pick<Journaled, 'id' | 'subject' | 'actor'>, { kind, people, detail = {} }: Telling): Promise<void> {
    const told = await this.reached(event, people);
    if (told.length === 0) return;
    const ways = await this.preferences.of(told.map(({ id }) => id));
    const rows = told.map(({ id, standsFor }) => ({ id: newId(), person: id, detail: standsFor ? { ...detail, forPerson: standsFor } : detail, bell: ways.get(id)![kind].bell }));
    const by = event.actor.kind === 'person' ? event.actor.id : null;
    const fresh = await this.db.rows<{ id: string; person: string }>(sql`
      insert into notice (id, person_id, kind, subject_type, subject_id, detail, by_id, event_id, at, bell)
      select r.id, r.person, ${kind}, ${event.subject.type}, ${event.subject.id}, r.detail, ${by}, ${event.id}, ${this.now.iso()}, r.bell
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person uuid, detail jsonb, bell boolean)
      on conflict do nothing returning id, person_id as person`);
    for (const each of fresh) await this.hint(each.person);
    const mailed = fresh.filter(({ person }) => ways.get(person)![kind].mail);
    if (mailed.length > 0) await this.write(event.subject, kind, detail, mailed);
  }

  private async reached(event: Pick<Journaled, 'actor'>, people: Telling['people']): Promise<{ id: string; standsFor: string | null }[]> {
    const wanted = new Map<string, string | null>();
    for (const id of new Set(people.filter((each) => each != null))) {
      if (event.actor.kind === 'person' && event.actor.id === id) continue;
      wanted.set(id, null);
      const substitute = await this.people.substituteOf(id);
      if (substitute && !wanted.has(substitute)) wanted.set(substitute, id);
    }
    const known = await this.people.names(wanted.keys());
    return [...wanted].filter(([id]) => known.get(id)?.active).map(([id, standsFor]) => ({ id, standsFor }));
  }

  /** Mails about a case to colleagues do not stand on the case's own timeline, which is for what customers and the case go through. */
  private async write(subject: SubjectRef, kind: NoticeKind, { step, deadline }: NoticeDetail, told: readonly { id: string; person: string }[]): Promise<void> {
    const about = (await this.briefs.of([subject])).get(subject.id);
    if (!about) return;
    const titled = this.installed.manifests().flatMap((manifest) => [...Object.values(manifest.steps ?? {}), ...Object.values(manifest.deadlines ?? {})]).find(({ id }) => id === (step ?? deadline));
    for (const { id, person } of told) {
      const to = await this.people.emailOf(person);
      if (!to) continue;
      const locale = to.locale ?? currentTenant().locale;
      const vars = { person: to.name, what: noticeTitles[kind][locale], number: about.number, title: about.title, about: titled?.title[locale] ?? '', url: `${this.environment.values.publicUrl}${about.path}` };
      await this.outbox.send(emails.noticed, { to: { address: to.email, name: to.name, locale }, subject: ref(noticeResource, id), vars, dedupeKey: `${emails.noticed.id}:${id}` });
    }
  }

  private async hint(person: string): Promise<void> {
    await this.db.rows(sql`select pg_notify('aftercare_live', ${JSON.stringify({ tenant: currentTenant().id, subject: { type: noticeResource.name, id: person }, event: 'workflow.noticed' })})`);
  }
}
