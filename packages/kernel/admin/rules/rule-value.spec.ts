import { expect, it } from 'vitest';
import { calendarDays, workingDays, yuan } from '@aftercare/kernel';
import { formatRuleValue, wordsOf } from './rule-value.ts';

it('amounts and lengths of time are said as people write them', () => {
  expect(formatRuleValue(yuan('2000'), 'zh-CN')).toBe('¥2,000.00');
  expect(formatRuleValue(workingDays(3), 'zh-CN')).toBe('3 个工作日');
  expect(formatRuleValue(calendarDays(1), 'en')).toBe('1 calendar day');
  expect(formatRuleValue({ amount: 0, unit: 'same-day' }, 'zh-CN')).toBe('当天');
});

it('what is not set says so, and records show their parts', () => {
  expect(formatRuleValue(null, 'en')).toBe('not set');
  expect(formatRuleValue([], 'en')).toBe('none');
  expect(formatRuleValue(false, 'zh-CN')).toBe('否');
  expect(formatRuleValue({ director: yuan('500'), finance: null }, 'en')).toBe('director: ¥500.00; finance: not set');
});

it('the hours of a week are said by the names of its days', () => {
  const hours = { monday: [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '18:00' }], sunday: [] };
  expect(formatRuleValue(hours, 'zh-CN')).toBe('周一：09:00–12:00、13:30–18:00；周日：无');
  expect(formatRuleValue(hours, 'en')).toBe('Monday: 09:00–12:00, 13:30–18:00; Sunday: none');
});

it('says codes and fields in the words of their schema', () => {
  const words = wordsOf({ properties: { level: { enum: ['major'], 'x-title': { 'zh-CN': '级别', en: 'Level' }, 'x-labels': { major: { 'zh-CN': '重大投诉', en: 'Major' } } } } });
  expect(formatRuleValue({ level: 'major', other: 'x' }, 'zh-CN', words)).toBe('级别：重大投诉；other：x');
});
