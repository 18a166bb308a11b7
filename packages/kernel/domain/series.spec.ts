import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberParts, series } from './series.ts';
import { text } from './text.ts';

const date = { YYYY: '2026', MM: '03', DD: '09' };

describe('a number pattern', () => {
  test('says the date and the counter', () => {
    expect(numberParts('C-{YYYY}{MM}-{seq:4}', date).format(42n)).toBe('C-202603-0042');
    expect(numberParts('{YY}{MM}{seq:2}', date).format(7n)).toBe('260307');
  });

  test('starts again whenever what stands before the counter changes', () => {
    expect(numberParts('{YY}{MM}{seq:2}', date).key).not.toBe(numberParts('{YY}{MM}{seq:2}', { ...date, MM: '04' }).key);
    expect(numberParts('{YY}{seq:2}', date).key).toBe(numberParts('{YY}{seq:2}', { ...date, MM: '04' }).key);
  });

  test('never says the same number twice, however far it counts', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (a, b) => {
        const { format } = numberParts('{YY}{MM}{seq:2}', date);
        expect(format(a) === format(b)).toBe(a === b);
      }),
    );
  });

  test.each(['C-{YYYY}', '{seq:0}', '{seq:4}{seq:4}', '{WW}{seq:2}', 'C-{seq}'])('%s is refused when it is declared', (pattern) => {
    expect(() => series('x', text('x', 'x'), pattern)).toThrow('Bad number pattern');
  });
});
