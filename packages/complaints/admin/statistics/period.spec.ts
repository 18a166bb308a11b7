import { expect, it } from 'vitest';
import { change, cumulative, spanOf } from './period.ts';

it('knows the month, the one before, the quarter and the year of a day', () => {
  expect(spanOf('month', '2026-02-14')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(spanOf('last-month', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(spanOf('quarter', '2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(spanOf('year', '2026-11-22')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
});

it('says a change in percent of what was, and none where nothing was', () => {
  expect([change(3, 2), change(1, 2), change(1, 0)]).toEqual([50, -50, null]);
});

it('adds up shares to a hundred percent', () => {
  expect([cumulative([2, 1, 1], 4), cumulative([1, 1, 1], 3), cumulative([], 0)]).toEqual([[50, 75, 100], [33.3, 66.7, 100], []]);
});
