import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberKeys, phoneKeys, searchTerms, wordKeys } from './search-keys.ts';

const found = (q: string, keys: readonly string[], whole = true): boolean => {
  const terms = searchTerms(q, whole);
  return terms.length > 0 && terms.every((ranges) => ranges.some(({ from, to }) => keys.some((key) => key >= from && key < to)));
};

describe('a complaint is found', () => {
  const keys = [...wordKeys('冰箱门封条开裂，制冷不良 Model X200'), ...wordKeys('华宁实业有限公司'), ...numberKeys('C-202611-0042'), ...numberKeys('SN/2026-77A'), ...phoneKeys('+86 138 1234 5678')];

  test.each(['封条', '制冷', '裂', '华宁', '有限公司', 'model', 'X2', 'c-202611-0042', 'C2026110042', '202611', '0042', 'sn/2026', '2026-77a', '13812345678', '5678', '1381', '制冷 华宁', '冰箱x200'])('by %s', (q) => {
    expect(found(q, keys)).toBe(true);
  });

  test.each(['条封', '实业华宁', 'odel', '制热', '13812345679', '！', '制冷 海天'])('not by %s', (q) => {
    expect(found(q, keys)).toBe(false);
  });

  test('by a telephone number that is known as a whole, or its last four digits, where numbers are masked', () => {
    expect(found('13812345678', keys, false)).toBe(true);
    expect(found('5678', keys, false)).toBe(true);
    expect(found('1381234', keys, false)).toBe(false);
    expect(found('0373 5551234', phoneKeys('0373-5551234'), false)).toBe(true);
    expect(found('5551234', phoneKeys('0373-5551234'), false)).toBe(true);
  });

  test('by every part of a Chinese text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fa5]{1,30}$/u), fc.nat(), fc.nat(), (text, from, length) => {
        const part = text.slice(from % text.length).slice(0, 1 + (length % text.length));
        expect(found(part, wordKeys(text))).toBe(true);
      }),
    );
  });
});
