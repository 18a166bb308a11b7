import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { versionInForce } from './settings.ts';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const version = (id: string, day: number, appliesToOpen = false) => ({ id, setting: 's', value: id, validFrom: at(day).toISOString(), appliesToOpen });

describe('the version of a setting that holds for a case', () => {
  test('is the last one valid when the case was opened', () => {
    const versions = [version('a', 1), version('b', 10)];
    expect(versionInForce(versions, at(5), at(20))?.id).toBe('a');
    expect(versionInForce(versions, at(10), at(20))?.id).toBe('b');
    expect(versionInForce(versions, at(0), at(20))).toBeUndefined();
  });

  test('is a later one that reaches open cases', () => {
    expect(versionInForce([version('a', 1), version('b', 10, true)], at(5), at(20))?.id).toBe('b');
  });

  test('is never one that is not valid yet', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.boolean()), { maxLength: 8 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (drawn, opened, now) => {
        const versions = drawn.map(([day, open], index) => version(String(index), day, open)).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
        const found = versionInForce(versions, at(Math.min(opened, now)), at(now));
        if (found) expect(new Date(found.validFrom) <= at(now)).toBe(true);
      }),
    );
  });
});
