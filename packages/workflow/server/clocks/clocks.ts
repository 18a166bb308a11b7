import { type Deadline, InvalidInput, NotFound, type SubjectRef } from '@aftercare/kernel';
import { actingPerson, Events, newId, Now, Policies, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  budgetEndsAt, changeTerm, type ClockCharge, clockMoved, clockPaused, clockResumed, clockStarted, clockStopped, type ClockSummary, type ClockView, explain, gaveBack, isPaused, iso, type Moment, ms, PauseBudgetUsedUp, pauseClock, pausing, resumeClock, rungKey, rungsAhead, startClock, stopClock, type Term, usage,
} from '../../domain/index.ts';
import { Attachments } from '../attachments/attachments.ts';
import { Calendars } from '../calendar/calendars.ts';
import { Escalations } from '../escalations/escalations.ts';
import { ClockCharges } from './clock-charges.ts';
import { ClockRows, type StoredClock } from './clock-rows.ts';
import { Ladders } from './ladders.ts';

export interface PauseReason {
  readonly reason: string;
  /** What proves it: an attachment's id, a letter's number. */
  readonly evidence?: string | null | undefined;
}

export interface ClockOptions {
  /** Of a procedure's step: which one. */
  readonly step?: string;
  /** The case's level, where the caller knows it; else its module is asked. */
  readonly level?: string | null;
}

/** What each holder used of one clock. */
export interface ChargedClock {
  readonly id: string;
  readonly deadline: string;
  readonly step: string | null;
  readonly charges: readonly ClockCharge[];
}

/** The running promises of cases. What writes must run inside a command; it joins the command's transaction. */
@Injectable()
export class Clocks {
  constructor(
    private readonly rows: ClockRows,
    private readonly calendars: Calendars,
    private readonly ladders: Ladders,
    private readonly ledger: ClockCharges,
    private readonly escalations: Escalations,
    private readonly attachments: Attachments,
    private readonly policies: Policies,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** The command is refused with ClockRuns when one of this deadline is open on the case. */
  async start(deadline: Deadline, subject: SubjectRef, term: Term, { from = this.now.date(), step, level }: ClockOptions & { from?: Moment } = {}): Promise<{ id: string; dueAt: string }> {
    const calendar = await this.calendars.current();
    const clock = startClock(term, from, actingPerson());
    const { dueAt } = usage(clock, calendar, clock.startedAt);
    const ladder = await this.ladders.foreseen({ subject, deadline: deadline.id, startedAt: clock.startedAt }, level);
    const stored: StoredClock = { id: newId(), subject, deadline: deadline.id, step: step ?? null, clock, dueAt, breachedAt: null, outcome: null, ladder, reached: [], pauseBudget: null };
    this.rows.insert(stored, calendar);
    this.events.publish(clockStarted, subject, { ...named(stored), term: clock.term, dueAt });
    return { id: stored.id, dueAt };
  }

  /**
   * Another promise for a clock that is open, as when a case changes its level: what was paused stays paused. Where the new
   * due date lies ahead, it can be missed anew, even if the old one was, and rungs of the ladder that lie ahead are reached anew.
   * @throws NotFound when none is open
   */
  async change(deadline: Deadline, subject: SubjectRef, term: Term, { step, level }: ClockOptions = {}): Promise<{ id: string; dueAt: string }> {
    const stored = await this.open(deadline, subject, step);
    const calendar = await this.calendars.current();
    const now = this.now.iso();
    const before = usage(stored.clock, calendar, now);
    const clock = changeTerm(stored.clock, term);
    const { dueAt, late } = usage(clock, calendar, now);
    const ladder = await this.ladders.foreseen({ subject, deadline: deadline.id, startedAt: clock.startedAt }, level);
    const ahead = new Set(rungsAhead(clock, calendar, ladder, []).filter(({ at }) => at > now).map(({ rung }) => rungKey(rung)));
    await this.rows.save({ ...stored, clock, ladder, reached: stored.reached.filter((key) => !ahead.has(key)), breachedAt: late ? stored.breachedAt : null }, calendar, now);
    if (!late && stored.breachedAt) await this.escalations.end(stored.id);
    this.events.publish(clockMoved, subject, { ...named(stored), why: 'term', from: before.dueAt, to: dueAt });
    return { id: stored.id, dueAt };
  }

  /** The case has another level now, and so perhaps other ladders. */
  async reconsider(subject: SubjectRef, level: string | null): Promise<void> {
    const [calendar, now] = [await this.calendars.current(), this.now.iso()];
    for (const stored of await this.openOnes(subject)) {
      const ladder = await this.ladders.foreseen({ ...stored, startedAt: stored.clock.startedAt }, level);
      if (JSON.stringify(ladder.map(rungKey)) !== JSON.stringify(stored.ladder.map(rungKey))) await this.rows.save({ ...stored, ladder }, calendar, now);
    }
  }

  /** What each holder of a case used of its clocks, oldest clock first, as of now. */
  async charges(subject: SubjectRef): Promise<ChargedClock[]> {
    const [calendar, found] = [await this.calendars.current(), await this.rows.read(sql`c.subject_type = ${subject.type} and c.subject_id = ${subject.id}`)];
    const now = this.now.iso();
    const charged: ChargedClock[] = [];
    for (const stored of found) charged.push({ id: stored.id, deadline: stored.deadline, step: stored.step, charges: await this.ledger.of(stored, calendar, now) });
    return charged;
  }

  /** @throws NotFound @throws ClockAlreadyPaused */
  async pause(deadline: Deadline, subject: SubjectRef, why: PauseReason, { step }: ClockOptions = {}): Promise<void> {
    await this.pauseStored(await this.open(deadline, subject, step), why);
  }

  /** @throws NotFound @throws ClockNotPaused */
  async resume(deadline: Deadline, subject: SubjectRef, { step }: ClockOptions = {}): Promise<{ dueAt: string }> {
    return this.resumeStored(await this.open(deadline, subject, step));
  }

  /** Pauses every clock of a case that runs. @returns how many */
  async pauseAll(subject: SubjectRef, why: PauseReason): Promise<number> {
    const running = (await this.openOnes(subject)).filter(({ clock }) => !isPaused(clock));
    for (const each of running) await this.pauseStored(each, why);
    return running.length;
  }

  /** Resumes every clock of a case that is paused. @returns how many */
  async resumeAll(subject: SubjectRef): Promise<number> {
    const paused = (await this.openOnes(subject)).filter(({ clock }) => isPaused(clock));
    for (const each of paused) await this.resumeStored(each);
    return paused.length;
  }

  /** The promise was kept (`met` or `late`), or nobody waits for it any more (`withdrawn`). @returns null when none was open */
  async stop(deadline: Deadline, subject: SubjectRef, { step, withdrawn = false }: ClockOptions & { withdrawn?: boolean } = {}): Promise<StoredClock['outcome']> {
    const [stored] = await this.rows.lock(openOf(subject, sql`and c.deadline = ${deadline.id} and c.step is not distinct from ${step ?? null}`));
    return stored ? this.stopStored(stored, withdrawn) : null;
  }

  /** Stops every clock of a case, as when it is closed. @returns how many */
  async stopAll(subject: SubjectRef, { withdrawn = false }: { withdrawn?: boolean } = {}): Promise<number> {
    const open = await this.openOnes(subject);
    for (const each of open) await this.stopStored(each, withdrawn);
    return open.length;
  }

  /** Every clock a case ever had, with its explanation as of now; oldest first. */
  async of(subject: SubjectRef): Promise<ClockView[]> {
    const [calendar, found] = [await this.calendars.current(), await this.rows.read(sql`c.subject_type = ${subject.type} and c.subject_id = ${subject.id}`)];
    const now = this.now.iso();
    return found.map(({ id, deadline, step, clock, breachedAt, outcome }) => ({ id, deadline, step, term: clock.term, breachedAt, outcome, explanation: explain(clock, calendar, now) }));
  }

  /** The clocks of many cases in one query, as of now, without explanation. */
  async ofMany(type: string, ids: readonly string[]): Promise<Map<string, ClockSummary[]>> {
    const found = new Map<string, ClockSummary[]>(ids.map((id) => [id, []]));
    if (!ids.length) return found;
    const [calendar, now] = [await this.calendars.current(), this.now.iso()];
    for (const { subject, deadline, step, clock, breachedAt, outcome } of await this.rows.read(sql`c.subject_type = ${type} and c.subject_id = any(${[...ids]}::uuid[])`)) {
      const { dueAt, percent } = usage(clock, calendar, now);
      found.get(subject.id)!.push({ deadline, step, dueAt, percent, paused: isPaused(clock), breachedAt, outcome });
    }
    return found;
  }

  /** @throws InvalidInput where the rule wants evidence @throws PauseBudgetUsedUp */
  async pauseStored(stored: StoredClock, { reason, evidence = null }: PauseReason): Promise<void> {
    const { subject, deadline } = stored;
    const [calendar, now, id] = [await this.calendars.current(), this.now.iso(), newId()];
    const clock = pauseClock(stored.clock, now, { id, reason, by: actingPerson(), evidence });
    const wants = this.policies.decide(pausing, { type: subject.type, deadline, reason }, { subject, openedAt: clock.startedAt });
    await this.proven(subject, evidence, wants.evidence);
    if (wants.budget && budgetEndsAt(clock, calendar, wants.budget)! <= now) throw new PauseBudgetUsedUp({ budget: wants.budget });
    await this.rows.save({ ...stored, clock, pauseBudget: wants.budget }, calendar, now);
    this.events.publish(clockPaused, subject, { ...named(stored), pause: id, left: usage(clock, calendar, now).left });
  }

  async resumeStored(stored: StoredClock): Promise<{ dueAt: string }> {
    const [calendar, now] = [await this.calendars.current(), this.now.iso()];
    const clock = resumeClock(stored.clock, now, actingPerson());
    const dueAt = await this.rows.save({ ...stored, clock }, calendar, now);
    this.events.publish(clockResumed, stored.subject, { ...named(stored), gaveBack: gaveBack(clock, calendar, now), dueAt });
    return { dueAt };
  }

  private async stopStored(stored: StoredClock, withdrawn: boolean): Promise<NonNullable<StoredClock['outcome']>> {
    const [calendar, now] = [await this.calendars.current(), this.now.iso()];
    // A clock that was begun for later and is stopped before then has run for no time.
    const at = iso(Math.max(ms(now), ms(stored.clock.intervals.at(-1)!.from)));
    const clock = stopClock(stored.clock, at);
    const { late, used } = usage(clock, calendar, at);
    const outcome = withdrawn ? 'withdrawn' : late || stored.breachedAt ? 'late' : 'met';
    const stopped: StoredClock = { ...stored, clock, outcome };
    const dueAt = await this.rows.save(stopped, calendar, at);
    await this.ledger.keep(stopped, calendar, at);
    if (stored.reached.length) await this.escalations.end(stored.id);
    this.events.publish(clockStopped, stored.subject, { ...named(stored), outcome, dueAt, used });
    return outcome;
  }

  /** A pause names what proves it: a file of the case by its id, or a paper by its number. */
  private async proven(subject: SubjectRef, evidence: string | null | undefined, needed: boolean): Promise<void> {
    const wrong = (code: string, message: string) => new InvalidInput({ errors: [{ path: 'evidence', code, message }] });
    if (!evidence && needed) throw wrong('required', 'This reason needs something that proves it.');
    if (evidence && z.uuid().safeParse(evidence).success && !(await this.attachments.of(subject)).some(({ id }) => id === evidence)) throw wrong('unknown', 'The case has no such file.');
  }

  private openOnes = (subject: SubjectRef): Promise<StoredClock[]> => this.rows.lock(openOf(subject, sql``));

  private async open({ id }: Deadline, subject: SubjectRef, step: string | undefined): Promise<StoredClock> {
    const [stored] = await this.rows.lock(openOf(subject, sql`and c.deadline = ${id} and c.step is not distinct from ${step ?? null}`));
    if (!stored) throw new NotFound({ type: 'clock', id: step ? `${id} ${step}` : id });
    return stored;
  }
}

const openOf = ({ type, id }: SubjectRef, more: ReturnType<typeof sql>) => sql`c.subject_type = ${type} and c.subject_id = ${id} and c.stopped_at is null ${more}`;

const named = ({ id, deadline, step }: StoredClock) => ({ clockId: id, deadline, step });
