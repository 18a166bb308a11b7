import { ref, text, type EmailType, type Journaled, type Locale, type Text } from '@aftercare/kernel';
import { currentTenant, Db, Settings, sql } from '@aftercare/kernel/server';
import { correspondent } from '@aftercare/directory';
import { Parties } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { Outbox } from '@aftercare/mail/server';
import { stepDone } from '@aftercare/workflow';
import { Clocks, Steps } from '@aftercare/workflow/server';
import { EntityManager } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { answer, complaint as complaintResource, customerNotice, emails, externalReview, stateTitles, tellEachStep, type ComplaintState } from '../domain/index.ts';
import type { Contact } from './case-parts.ts';
import { Cases } from './cases.ts';
import { Complaint } from './complaint.entity.ts';
import { Links } from './links.ts';
import { happenedBy } from './what-happened.ts';

type Notice = ReturnType<typeof customerNotice.decide>;

interface Letter {
  readonly complaint: Complaint;
  readonly event: Journaled<object>;
  readonly to: { readonly address: string; readonly name: string; readonly locale: Locale };
  /** Of somebody who is told as well: the merged complaint in which they stand. */
  readonly copy?: string;
  /** What every mail says. */
  readonly about: { readonly number: string; readonly subject: string; readonly customer: string; readonly handler: string };
}

const longest = { answers: 8_000, words: 2_000 };

/** Writes to the customer of what happened, as the tenant's rule decides: one mail for each event, none where there is no address. */
@Injectable()
export class TellCustomer {
  constructor(
    private readonly em: EntityManager,
    private readonly db: Db,
    private readonly cases: Cases,
    private readonly parties: Parties,
    private readonly people: People,
    private readonly clocks: Clocks,
    private readonly settings: Settings,
    private readonly links: Links,
    private readonly outbox: Outbox,
    private readonly steps: Steps,
  ) {}

  async handle(event: Journaled<object>): Promise<void> {
    const happened = happenedBy(event);
    const complaint = happened && (await this.em.findOne(Complaint, { id: event.subject.id }));
    if (!complaint || (happened === 'step-done' && !this.settings.read(tellEachStep, complaint.openedAt))) return;
    const notice = this.cases.decide(customerNotice, complaint, { happened, step: stepOf(event), case: complaint.facts() });
    if (notice === 'none') return;
    const letter = await this.address(complaint, event);
    if (letter) await this.write(notice, letter);
    // An offer is answered by the one whom the case is with; the others hear that there is one.
    for (const copy of await this.copies(complaint, event, letter?.to.address)) await this.write(notice === 'offered' ? 'updated' : notice, copy);
  }

  private async write(notice: Exclude<Notice, 'none'>, letter: Letter): Promise<void> {
    if (notice === 'acknowledged') await this.acknowledge(letter);
    else if (notice === 'deferred') await this.defer(letter);
    else if (notice === 'updated') await this.update(letter);
    else if (notice === 'offered') await this.offer(letter);
    else if (notice === 'external-review') await this.sendToReview(letter);
    else await this.close(letter);
  }

  /** The contacts of complaints that were merged into it, each address once. */
  private async copies(complaint: Complaint, event: Journaled<object>, told: string | undefined): Promise<Letter[]> {
    const merged = await this.db.rows<{ id: string; contact: Contact }>(sql`select id, contact from complaint where duplicate_of_id = ${complaint.id} and state = 'duplicate' order by id`);
    const addresses = new Set([told]);
    const others = merged.filter(({ contact: { email } }) => email && !addresses.has(email) && addresses.add(email));
    const handler = others.length > 0 ? await this.handlerOf(complaint) : '';
    return others.map(({ id, contact: { name, email, language } }) => ({ complaint, event, copy: id, to: { address: email!, name, locale: language }, about: { number: complaint.number, subject: complaint.subject, customer: name, handler } }));
  }

  private async handlerOf({ ownerId }: Complaint): Promise<string> {
    return (ownerId ? (await this.people.byId(ownerId))?.name : undefined) ?? currentTenant().letterhead.company;
  }

  /** The contact of the case, else whom mails to the customer go to. */
  private async address(complaint: Complaint, event: Journaled<object>): Promise<Letter | undefined> {
    const party = await this.parties.find(complaint.partyId);
    const { contact } = complaint;
    const found = contact.email ? { name: contact.name, email: contact.email, language: contact.language } : party && correspondent(party);
    if (!found) return undefined;
    return {
      complaint,
      event,
      to: { address: found.email, name: found.name, locale: found.language },
      about: { number: complaint.number, subject: complaint.subject, customer: found.name, handler: await this.handlerOf(complaint) },
    };
  }

  private async acknowledge(letter: Letter): Promise<void> {
    const { complaint, about } = letter;
    const due = (await this.clocks.ofMany(complaintResource.name, [complaint.id])).get(complaint.id)!.find(({ deadline, outcome }) => deadline === answer.id && outcome === null);
    await this.send(emails.acknowledged, letter, { ...about, receivedAt: complaint.receivedAt, answerBy: due ? new Date(due.dueAt) : null, content: complaint.content, byLetter: complaint.channel === 'letter' });
  }

  private async defer(letter: Letter): Promise<void> {
    const { complaint, about } = letter;
    if (complaint.promisedAt) await this.send(emails.deferred, letter, { ...about, reason: complaint.promiseNote ?? '', promisedAt: complaint.promisedAt });
  }

  private async update(letter: Letter): Promise<void> {
    const { complaint, about, event, to } = letter;
    await this.send(emails.updated, letter, { ...about, change: this.changeOf(event)[to.locale], promisedAt: complaint.promisedAt ?? null });
  }

  private async offer(letter: Letter): Promise<void> {
    const { offer: id } = letter.event.payload as { offer: string };
    const offer = await this.db.row<{ solution: string; validUntil: string }>(sql`select solution, valid_until as "validUntil" from complaint_offer where id = ${id} and answer = 'open'`);
    if (!offer) return;
    const urls = await this.links.make(id, offer.validUntil);
    await this.send(emails.offered, letter, { ...letter.about, solution: offer.solution, ...urls, validUntil: new Date(offer.validUntil) });
  }

  private async sendToReview(letter: Letter): Promise<void> {
    const body = this.settings.read(externalReview, letter.complaint.openedAt);
    await this.send(emails.toExternalReview, letter, { ...letter.about, bodyName: body.name, bodyAddress: body.address });
  }

  private async close(letter: Letter): Promise<void> {
    const { complaint, about } = letter;
    const lines = await this.db.rows<{ problem: string; answer: string | null }>(sql`select problem, answer from complaint_line where complaint_id = ${complaint.id} order by position`);
    const answers = lines.map(({ problem, answer }, n) => `${n + 1}. ${problem}\n→ ${answer ?? ''}`).join('\n\n');
    await this.send(emails.closed, letter, {
      ...about,
      answers: shortened(answers, longest.answers),
      cause: shortened(complaint.cause ?? '', longest.words),
      measure: shortened(complaint.corrective ?? '', longest.words),
      closedAt: complaint.closedAt ?? new Date(letter.event.at),
    });
  }

  private changeOf(event: Journaled<object>): Text {
    const told = changes[event.name];
    if (told) return told;
    const step = stepOf(event);
    const title = step === null ? stateTitles[(event.payload as { to: ComplaintState }).to] : this.steps.declared(step).title;
    return step === null ? text(`处理状态变更为“${title['zh-CN']}”`, `Its state is now “${title.en}”`) : text(`已完成“${title['zh-CN']}”`, `“${title.en}” is done`);
  }

  private async send<Vars extends object>(email: EmailType<Vars>, { to, complaint, event, copy }: Letter, vars: Vars): Promise<void> {
    await this.outbox.send(email, { to, subject: ref(complaintResource, complaint.id), vars, dedupeKey: [email.id, event.id, copy].filter(Boolean).join(':') });
  }
}

const changes: Readonly<Record<string, Text>> = {
  'complaints.solution-offered': text('我们已提出解决方案，并请贵方联系人确认', 'We have offered a solution and asked your colleague to confirm it'),
  'complaints.promised': text('我们承诺的回复时间有更新', 'We have given you a new date for our notice'),
  'complaints.escalated': text('您的投诉已转由更高级别的负责人处理', 'Your complaint has been passed to a senior colleague'),
  'complaints.solution-referred': text('解决方案正在由有相应权限的负责人审定', 'The solution is being decided by a colleague with the authority to do so'),
};

const stepOf = ({ name, payload }: Journaled<object>): string | null => (name === stepDone.name ? (payload as { step: string }).step : null);

const shortened = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
