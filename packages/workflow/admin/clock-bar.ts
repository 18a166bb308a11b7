import { text, type Text } from '@aftercare/kernel';
import type { ClockSegment, ClockView as Bar } from '@aftercare/kernel/admin';
import type { ClockView, Segment } from '@aftercare/workflow';

export type TitleOf = (clock: Pick<ClockView, 'deadline' | 'step'>) => Text;

const minute = 60_000;
const off: Readonly<Record<string, Text>> = { 'rest-day': text('周末', 'Weekend'), holiday: text('节假日', 'Public holiday'), 'after-hours': text('下班时间', 'After hours'), exception: text('公司休息日', 'Company day off') };
const workingTime = text('工作时间', 'Working time');

/** What is left of a running clock at this moment: the time still to be counted, segment by segment. Exact while nothing changes, so a page counts down without asking. */
function leftAt({ segments, left }: ClockView['explanation'], now: number): number {
  if (left <= 0) return left;
  return segments.filter(({ kind, ahead }) => kind === 'run' && ahead).reduce((sum, { from, to }) => sum + Math.max(0, Date.parse(to) - Math.max(now, Date.parse(from))), 0);
}

/** A clock of a case as the page shows it. */
export function clockBar(clock: ClockView, titleOf: TitleOf, now: Date): Bar {
  const { id, deadline, term, outcome, explanation } = clock;
  const { state, startedAt, stoppedAt, dueAt, total, used, late, provisional, counts } = explanation;
  const left = state === 'running' ? leftAt(explanation, now.getTime()) : explanation.left;
  const isLate = outcome === 'late' || (late && state === 'running');
  const days = counts === 'working' && 'unit' in term && term.unit === 'working-days' && term.amount > 0 ? left / (total / term.amount) : 0;
  return {
    id,
    deadline,
    title: titleOf(clock),
    state: isLate ? 'late' : state === 'stopped' ? 'done' : state,
    startedAt,
    dueAt,
    stoppedAt,
    percent: state === 'running' && total > 0 ? Math.round(((total - left) / total) * 100) : explanation.percent,
    // Late by seconds is late.
    leftMinutes: isLate ? Math.min(-1, Math.floor(left / minute)) : Math.floor(left / minute),
    // Nine working hours are a day to the one who waits, so days are said as days.
    ...(days >= 2 ? { leftText: text(`剩 ${Math.floor(days)} 个工作日`, `${Math.floor(days)} working days left`) } : {}),
    usedMinutes: Math.floor(used / minute),
    provisional,
    segments: shortened(explanation.segments, counts === 'working'),
  };
}

/** The clock that a list shows. Its time left is what the wall clock says, since a list does not carry the calendar. */
export function clockSummaryBar(summary: { readonly deadline: string; readonly dueAt: string; readonly percent: number; readonly paused: boolean; readonly breached: boolean }, titleOf: TitleOf, now: Date): Bar {
  const { deadline, dueAt, percent, paused, breached } = summary;
  return {
    id: deadline,
    deadline,
    title: titleOf({ deadline, step: null }),
    state: breached ? 'late' : paused ? 'paused' : 'running',
    startedAt: dueAt,
    dueAt,
    stoppedAt: null,
    percent,
    leftMinutes: breached ? Math.min(-1, Math.floor((Date.parse(dueAt) - now.getTime()) / minute)) : Math.floor((Date.parse(dueAt) - now.getTime()) / minute),
    provisional: false,
    segments: [],
  };
}

/** The clocks that a case shows: each promise's last one, those of steps while they run, none that nobody waits for any more. */
export function clocksShown(clocks: readonly ClockView[]): ClockView[] {
  const last = new Map<string, ClockView>();
  for (const clock of clocks) {
    const key = clock.step ?? clock.deadline;
    const before = last.get(key);
    if (clock.outcome === 'withdrawn' || (clock.step && clock.outcome)) continue;
    if (!before || before.explanation.startedAt <= clock.explanation.startedAt) last.set(key, clock);
  }
  return [...last.values()].toSorted((a, b) => Number(a.outcome !== null) - Number(b.outcome !== null) || a.explanation.dueAt.localeCompare(b.explanation.dueAt));
}

/** Nights between working days say nothing; weekends, holidays and pauses do. */
function shortened(segments: readonly Segment[], working: boolean): ClockSegment[] {
  const telling = segments.filter(({ why, kind }, at) => !(kind === 'off' && why === 'after-hours' && segments[at - 1]?.kind === 'run' && segments[at + 1]?.kind === 'run'));
  const short: ClockSegment[] = [];
  for (const segment of telling) {
    const last = short.at(-1);
    const drawn: ClockSegment = { kind: segment.kind, from: segment.from, to: segment.to, reason: reasonOf(segment, working), ahead: segment.ahead };
    if (last?.kind === 'run' && drawn.kind === 'run' && last.ahead === drawn.ahead) short[short.length - 1] = { ...last, to: drawn.to };
    else short.push(drawn);
  }
  return short;
}

const reasonOf = ({ kind, why, name, reason }: Segment, working: boolean): Text | string | null => (kind === 'pause' ? reason : kind === 'off' ? (name ?? off[why ?? 'after-hours'] ?? null) : working ? workingTime : null);
