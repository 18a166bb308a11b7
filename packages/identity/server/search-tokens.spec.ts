import { expect, test } from 'vitest';
import { searchTokens, searchWords, sortName } from './search-tokens.ts';

const finds = (q: string, name: string, email = 'someone@example.com') => searchWords(q).every((word) => searchTokens(name, email).some((token) => token.startsWith(word)));

test('a Chinese name is found from any character on, by sound and by initials', () => {
  for (const q of ['王', '王小', '小丽', '丽', 'wang', 'wangxiaoli', 'xiaoli', 'wxl', 'WXL']) expect([q, finds(q, '王小丽')]).toEqual([q, true]);
  for (const q of ['李', '王丽', 'xl丽', 'wl']) expect([q, finds(q, '王小丽')]).toEqual([q, false]);
});

test('a surname with a reading of its own keeps it', () => {
  expect(finds('shan', '单小丽')).toBe(true);
  expect(sortName('单小丽')).toBe('shan xiao li');
});

test('a Latin name is found by each of its words, an e-mail by its beginning', () => {
  for (const q of ['anna', 'sch', 'anna sch', 'schmidt anna', 'a.schm']) expect([q, finds(q, 'Anna  Schmidt', 'a.schmidt@example.com')]).toEqual([q, true]);
  expect(finds('midt', 'Anna Schmidt')).toBe(false);
});
