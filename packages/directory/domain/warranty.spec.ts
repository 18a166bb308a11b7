import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { warrantyOf } from './warranty.ts';

const twelve = { warrantyMonths: 12, warrantyStart: 'delivery' } as const;
const sold = (deliveredOn: string | null, purchasedOn: string | null = null) => ({ deliveredOn, purchasedOn });

describe('warranty', () => {
  it('still holds on the same day of the last month and no longer', () => {
    expect(warrantyOf(twelve, sold('2025-11-21'), '2026-11-21')).toEqual({ state: 'running', from: '2025-11-21', until: '2026-11-21' });
    expect(warrantyOf(twelve, sold('2025-11-21'), '2026-11-22').state).toBe('ended');
    expect(warrantyOf(twelve, sold('2025-11-21'), '2025-11-20').state).toBe('upcoming');
  });

  it("ends with the month where the month has no such day", () => {
    expect(warrantyOf({ ...twelve, warrantyMonths: 3 }, sold('2025-11-30'), '2026-01-01').until).toBe('2026-02-28');
  });

  it('runs from the day the product names, else from the one that is known', () => {
    expect(warrantyOf({ ...twelve, warrantyStart: 'purchase' }, sold('2026-02-01', '2026-01-15'), '2026-03-01').from).toBe('2026-01-15');
    expect(warrantyOf(twelve, sold('2026-02-01', '2026-01-15'), '2026-03-01').from).toBe('2026-02-01');
    expect(warrantyOf({ ...twelve, warrantyStart: 'purchase' }, sold('2026-02-01'), '2026-03-01').from).toBe('2026-02-01');
  });

  it('says when nothing is promised, and when the day is not known', () => {
    expect(warrantyOf({ ...twelve, warrantyMonths: null }, sold('2026-02-01'), '2026-03-01').state).toBe('none');
    expect(warrantyOf(twelve, sold(null), '2026-03-01').state).toBe('unknown');
  });

  it('never ends earlier for more months', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 599 }), (from, warrantyMonths) => {
        const [shorter, longer] = [warrantyMonths, warrantyMonths + 1].map((months) => warrantyOf({ ...twelve, warrantyMonths: months }, sold(from), from));
        expect(longer!.until! >= shorter!.until!).toBe(true);
        expect(shorter!.state).toBe('running');
      }),
    );
  });
});
