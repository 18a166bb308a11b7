import type { Text } from '@aftercare/kernel';

export interface ClockSegment {
  readonly kind: 'run' | 'pause' | 'off';
  readonly from: string;
  /** Null while it lasts. */
  readonly to: string | null;
  readonly reason?: Text | string | null;
  /** Still to come, as things stand now. */
  readonly ahead?: boolean;
}

/** A promised time as a page shows it; the package that keeps the clocks maps its own view to this one. */
export interface ClockView {
  readonly id: string;
  readonly deadline: string;
  readonly title: Text;
  readonly state: 'running' | 'paused' | 'done' | 'late';
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  /** How much of the time is used, 0 to 100, more when late. */
  readonly percent: number;
  /** Time left as the clock counts it; below zero when late. */
  readonly leftMinutes: number;
  /** What is left in words of the deadline's own unit (剩 3 个工作日), where minutes would mislead. */
  readonly leftText?: Text;
  readonly usedMinutes?: number;
  /** Reckoned without calendar data; may move. */
  readonly provisional: boolean;
  readonly segments: readonly ClockSegment[];
}

export type ClockTone = 'running' | 'waiting' | 'done' | 'bad' | 'neutral';

/** Red once late, amber from four fifths on, green when kept, grey while paused. */
export function clockTone({ state, percent, leftMinutes }: Pick<ClockView, 'state' | 'percent' | 'leftMinutes'>): ClockTone {
  if (state === 'late' || leftMinutes < 0) return 'bad';
  if (state === 'done') return 'done';
  if (state === 'paused') return 'neutral';
  return percent >= 80 ? 'waiting' : 'running';
}

/** Counts a running clock on from when it was fetched, while its last segment runs. */
export function leftNow(clock: ClockView, fetchedAt: Date, now: Date): number {
  const runs = (clock.state === 'running' || clock.state === 'late') && (clock.segments.at(-1)?.kind ?? 'run') === 'run';
  return runs ? clock.leftMinutes - Math.max(0, Math.floor((now.getTime() - fetchedAt.getTime()) / 60_000)) : clock.leftMinutes;
}
