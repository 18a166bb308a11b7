import { Now } from '@aftercare/kernel/server';
import { Temporal } from 'temporal-polyfill';

/** A clock that stands still until a test moves it. */
export class TestNow extends Now {
  private instant = Temporal.Instant.from('2026-03-02T01:00:00Z');

  override date(): Date {
    return new Date(this.instant.epochMilliseconds);
  }

  /** `now.set('2026-03-06T17:00+08:00')` */
  set(iso: string): void {
    this.instant = Temporal.Instant.from(iso.replace(/([T ]\d\d:\d\d)([+Z-])/, '$1:00$2'));
  }

  /** `now.advance({ hours: 4, minutes: 1 })` */
  advance({ days = 0, ...time }: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    this.instant = this.instant.add({ ...time, hours: (time.hours ?? 0) + days * 24 });
  }
}
