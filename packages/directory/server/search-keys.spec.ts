import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKeys, nameSort, phoneKeys, searchKey, searchTerms, textKeys, type KeyRange } from './search-keys.ts';

const hits = (keys: readonly string[], q: string, wholeContacts = true): boolean =>
  searchTerms(q, wholeContacts).every((ranges) => ranges.some(({ from, to }: KeyRange) => keys.some((key) => before(from, key) && before(key, to) && key !== to)));
/** Compares as the database does: by bytes of UTF-8. */
const before = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0;

describe('a Chinese name', () => {
  const keys = textKeys('上海华宁实业有限公司');

  it.each(['上海', '华宁', '实业', '华', 'hnsy', 'HNSY', 'shhn', 'huaning', 'shanghaihua', '华宁 有限', '华宁 shiye'])('is found by %s', (q) => expect(hits(keys, q)).toBe(true));
  it.each(['宁华', 'hnxx', 'uaning', '华宁 北京'])('is not found by %s', (q) => expect(hits(keys, q)).toBe(false));

  it('is read as it is spoken: by word, and by surname where it is a person’s', () => {
    expect(hits(textKeys('重庆华宁贸易有限公司'), 'cqhn')).toBe(true);
    expect(hits(textKeys('单雄信'), 'sxx')).toBe(true);
  });

  it('sorts by sound', () => {
    expect(['张三', '安平', '重庆'].sort((a, b) => (nameSort(a) < nameSort(b) ? -1 : 1))).toEqual(['安平', '重庆', '张三']);
  });
});

describe('other texts', () => {
  it('are found by each word and whatever stands between letters', () => {
    expect(hits(textKeys('GF-2026-001A'), 'gf2026')).toBe(true);
    expect(hits(textKeys('GF-2026-001A'), '2026-001')).toBe(true);
    expect(hits(textKeys('Huaning Industrial Ltd'), 'ind hua')).toBe(true);
    expect(hits(textKeys('Huaning Industrial Ltd'), 'aning')).toBe(false);
  });

  it('have one form for full-width and half-width, capitals and small letters', () => {
    expect(searchKey('ＳＮ－００１')).toBe('sn001');
  });

  it('made of signs alone ask for nothing', () => expect(searchTerms('-- ++', true)).toEqual([]));
});

describe('a phone number', () => {
  const mobile = phoneKeys('+86 138-1234-5678');
  const fixed = phoneKeys('0373-5551234转802');

  it.each(['138', '138 1234', '13812345678', '+8613812345678', '5678'])('is found by %s', (q) => expect(hits(mobile, q)).toBe(true));
  it.each(['0373-555', '5551234'])('of a fixed line by %s', (q) => expect(hits(fixed, q)).toBe(true));

  it('must be known by those who may not see it', () => {
    expect(hits(mobile, '13812345678', false)).toBe(true);
    expect(hits(mobile, '5678', false)).toBe(true);
    for (let length = 5; length <= 10; length++) expect(hits(mobile, '13812345678'.slice(0, length), false)).toBe(false);
  });
});

describe('an e-mail', () => {
  it('is found by its beginning, or only as a whole by those who may not see it', () => {
    const keys = emailKeys('A.Li@huaning.example');
    expect(hits(keys, 'a.li@hua')).toBe(true);
    expect(hits(keys, 'a.li@hua', false)).toBe(false);
    expect(hits(keys, 'a.li@huaning.example', false)).toBe(true);
  });
});

it('whatever a name is, its own beginning finds it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9 上海华宁实业重庆（）-]{1,30}$/), (name) => {
      fc.pre(searchKey(name).length > 0 && !/^[\d\s()+-]+$/.test(name));
      expect(hits(textKeys(name), name)).toBe(true);
    }),
  );
});
