import { text, type Text } from '@aftercare/kernel';
import { z } from 'zod';
import { type Calendar, type CalendarDay, dayAfter, dayAt, dayKind } from './calendar.ts';
import { type Clock, type Interval, isPaused, isProvisional, measure, usage } from './clock.ts';
import { opensAt } from './due.ts';
import { instant, iso, type Moment, ms } from './instant.ts';
import { currencyOf, type Currency } from './term.ts';

const bilingual = z.strictObject({ 'zh-CN': z.string(), en: z.string() });

/** One stretch of a clock's life. Together they cover it from its start without gap or overlap. */
export const segment = z.strictObject({
  from: instant,
  to: instant,
  /** `off`: the clock ran, but the calendar did not. */
  kind: z.enum(['run', 'pause', 'off']),
  /** Of a clock that counts working time: what kind of day it is, `after-hours` for the time around the windows of a working day. */
  why: z.enum([...dayKind.options, 'after-hours']).nullable(),
  /** The holiday, or the tenant's words for an exception. */
  name: bilingual.nullable(),
  /** Judged by the weekday alone, because the year's holidays are not known yet. */
  provisional: z.boolean(),
  reason: z.string().nullable(),
  by: z.uuid().nullable(),
  evidence: z.string().nullable(),
  /** What a run used, and what a pause gave back, in milliseconds of the clock's own time. */
  counted: z.number().int(),
  /** Names a pause. */
  pause: z.uuid().nullable(),
  /** Of a pause that was struck out: it gave back nothing, and `used` is what it cost instead. */
  struck: z.strictObject({ by: z.uuid().nullable(), at: instant, reason: z.string(), used: z.number().int() }).nullable(),
  /** Still to come, as things stand now. */
  ahead: z.boolean(),
});
export type Segment = z.output<typeof segment>;

export const explanation = z
  .strictObject({
    state: z.enum(['running', 'paused', 'stopped']),
    counts: z.enum(['elapsed', 'working']),
    startedAt: instant,
    stoppedAt: instant.nullable(),
    /** While paused: as if the clock went on now. */
    dueAt: instant,
    /** When it may first be done; null where nothing forbids it. */
    opensAt: instant.nullable(),
    /** Milliseconds of the clock's own time. `left` is negative once it is late. */
    total: z.number().int(),
    used: z.number().int(),
    left: z.number().int(),
    percent: z.number().int(),
    late: z.boolean(),
    provisional: z.boolean(),
    segments: z.array(segment),
  })
  .meta({ id: 'ClockExplanation' });
export type Explanation = z.output<typeof explanation>;

/** Everything about a clock at one moment: where its time went, and why it is due when it is. */
export function explain(clock: Clock, calendar: Calendar, now: Moment): Explanation {
  const currency = currencyOf(clock.term);
  const start = ms(clock.startedAt);
  const end = clock.stoppedAt ? ms(clock.stoppedAt) : Math.max(ms(now), start);
  const { dueAt, ...time } = usage(clock, calendar, now);
  const segments = [
    ...clock.intervals.flatMap((each) => past(each, end, ms(dueAt), calendar, currency)),
    ...(clock.stoppedAt ? [] : runs(calendar, currency, end, Math.max(end, ms(dueAt)), true)),
  ];
  return {
    state: clock.stoppedAt ? 'stopped' : isPaused(clock) ? 'paused' : 'running',
    counts: currency,
    startedAt: clock.startedAt,
    stoppedAt: clock.stoppedAt,
    dueAt,
    opensAt: opensAt(calendar, clock.term),
    ...time,
    provisional: isProvisional(clock, calendar, iso(end)),
    segments,
  };
}

/** What a clock's last pause gave back, in milliseconds of its own time. */
export function gaveBack(clock: Clock, calendar: Calendar, now: Moment): number {
  const pause = clock.intervals.findLast(({ kind }) => kind === 'pause');
  return explain(clock, calendar, now).segments.find(({ kind, from }) => kind === 'pause' && from === pause?.from)?.counted ?? 0;
}

function past({ kind, from, to, reason, by, evidence, id, struck }: Interval, end: number, dueNow: number, calendar: Calendar, currency: Currency): Segment[] {
  const [begin, finish] = [ms(from), Math.min(to ? ms(to) : end, end)];
  if (finish <= begin) return [];
  if (kind === 'run') return runs(calendar, currency, begin, finish, false);
  const length = measure(calendar, currency, begin, finish);
  return [{ ...plain(begin, finish), kind, reason, by, evidence, pause: id, struck: struck && { ...struck, used: length }, counted: !struck && begin < dueNow ? length : 0 }];
}

/** Cuts a stretch in which the clock ran into working time and the rest. */
function runs(calendar: Calendar, currency: Currency, from: number, to: number, ahead: boolean): Segment[] {
  if (to <= from) return [];
  if (currency === 'elapsed') return [{ ...plain(from, to), counted: to - from, ahead }];
  const found: Segment[] = [];
  const put = (kind: 'run' | 'off', day: CalendarDay, begin: number, finish: number) => {
    const [a, b] = [Math.max(from, begin), Math.min(to, finish)];
    if (b <= a) return;
    const why = kind === 'off' && day.windows.length && day.kind !== 'exception' ? 'after-hours' : day.kind;
    const name = why === 'after-hours' ? null : day.name;
    const last = found.at(-1);
    if (kind === 'off' && last?.kind === 'off' && last.why === why && same(last.name, name) && last.provisional === day.provisional) last.to = iso(b);
    else found.push({ ...plain(a, b), kind, why, name, provisional: day.provisional, counted: kind === 'run' ? b - a : 0, ahead });
  };
  for (let day = dayAt(calendar, from); day.start < to; day = dayAfter(calendar, day)) {
    let at = day.start;
    for (const [opens, closes] of day.windows) {
      put('off', day, at, opens);
      put('run', day, opens, closes);
      at = closes;
    }
    put('off', day, at, day.end);
  }
  return found;
}

const plain = (from: number, to: number): Segment => ({ from: iso(from), to: iso(to), kind: 'run', why: null, name: null, provisional: false, reason: null, by: null, evidence: null, counted: 0, pause: null, struck: null, ahead: false });

const same = (a: Text | null, b: Text | null) => a === b || (a?.['zh-CN'] === b?.['zh-CN'] && a?.en === b?.en);

const unit = { elapsed: text('自然时间', 'elapsed time'), working: text('工作时间', 'working time') } as const;

/** `14 小时 30 分（工作时间）`: a clock's milliseconds as people say them. */
export function inWords(milliseconds: number, counts: Currency): Text {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const [days, hours, rest] = counts === 'elapsed' ? [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60] : [0, Math.floor(minutes / 60), minutes % 60];
  const parts = [
    [days, ' 天', ' d'],
    [hours, ' 小时', ' h'],
    [rest, ' 分', ' min'],
  ] as const;
  const shown = parts.filter(([n]) => n > 0);
  const said = (pick: 1 | 2) => (shown.length ? shown : [parts[2]]).map((part) => `${part[0]}${part[pick]}`).join(' ');
  return text(`${said(1)}（${unit[counts]['zh-CN']}）`, `${said(2)} (${unit[counts].en})`);
}
