import type { ReadSetting, Setting } from '@aftercare/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchAlarm, batchThresholds, clustersOf, ppmOf, repeat, type ClassifiedLine } from './index.ts';

const reading = (thresholds: object = {}): ReadSetting => (<Value>({ id, standard }: Setting<Value>) => (id === batchThresholds.id ? { ...(standard as object), ...thresholds } : standard)) as ReadSetting;
const facts = { kind: 'batch' as const, count: 3, shipped: '1000', ppm: 3_000, regions: 1, open: false };
const line = (more: Partial<ClassifiedLine>): ClassifiedLine => ({ productId: null, batch: null, batchKey: null, defect: null, supplierLot: null, supplierLotKey: null, ...more });

describe('an alarm', () => {
  test.each([
    ['enough, and too large a share', {}, {}, 'over-threshold'],
    ['fewer than the least count', { count: 2 }, {}, 'too-few'],
    ['a small share of what was shipped', { ppm: 1_999 }, {}, 'below-ppm'],
    ['the limit itself', { ppm: 2_000 }, {}, 'over-threshold'],
    ['nobody knows how much was shipped', { shipped: null, ppm: null }, {}, 'shipped-unknown'],
    ['too few regions, where the tenant asks for several', { regions: 1 }, { minRegions: 2 }, 'too-few-regions'],
    ['a case is open already', { open: true }, {}, 'already-open'],
  ])('%s', (_, more, thresholds, why) => {
    const { alarm, why: said, tell } = batchAlarm.decide({ ...facts, ...more }, reading(thresholds));
    expect([said, alarm, tell.length > 0]).toEqual([why, ['over-threshold', 'shipped-unknown'].includes(why), alarm]);
  });

  test('never turns off when there are more complaints of the same goods', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 1_000_000 }), (count, shipped) => {
        const said = (n: number) => batchAlarm.decide({ ...facts, count: n, shipped: String(shipped), ppm: ppmOf(n, String(shipped)) }, reading()).alarm;
        expect(said(count + 1) || !said(count)).toBe(true);
      }),
    );
  });

  test('counts in parts per million of a decimal quantity', () => {
    expect([ppmOf(3, '1000'), ppmOf(1, '0.5'), ppmOf(1, '3'), ppmOf(2, '0'), ppmOf(2, null)]).toEqual([3_000, 2_000_000, 333_333, null, null]);
  });
});

describe('what complaints have in common', () => {
  test('is what their lines say, the narrowest first', () => {
    const found = clustersOf([line({ productId: 'p', batch: 'B 1', batchKey: 'b1', defect: 'leak', supplierLot: 'L', supplierLotKey: 'l' })]);
    expect(found.map(({ kind }) => kind)).toEqual(['batch-defect', 'batch', 'supplier-lot', 'defect']);
    expect(found[1]).toMatchObject({ productId: 'p', batch: 'B 1', batchKey: 'b1', defect: null, supplierLot: null });
  });

  test('is counted once, however the number is written, and needs the product for a batch', () => {
    expect(clustersOf([line({ productId: 'p', batch: 'B 1', batchKey: 'b1' }), line({ productId: 'p', batch: 'b1', batchKey: 'b1' })])).toHaveLength(1);
    expect(clustersOf([line({ batch: 'B 1', batchKey: 'b1', defect: 'leak' })])).toEqual([]);
  });
});

test('a complaint repeats the newest earlier one within the window; withdrawn ones and duplicates are none', () => {
  const [a, b, c] = ['0198a000-0000-7000-8000-000000000001', '0198a000-0000-7000-8000-000000000002', '0198a000-0000-7000-8000-000000000003'];
  const said = repeat.decide({ earlier: [{ complaint: c, state: 'duplicate', days: 1 }, { complaint: b, state: 'closed', days: 90 }, { complaint: a, state: 'handling', days: 91 }] }, reading());
  expect(said).toEqual({ of: b, repeats: 1 });
  expect(repeat.decide({ earlier: [] }, reading())).toEqual({ of: null, repeats: 0 });
});
