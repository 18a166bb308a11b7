import { describe, expect, it } from 'vitest';
import { formatBytes, formatDate, formatDateTime, formatDuration, formatLeft, formatMoney, formatQuantity, formatRelative, initialsOf } from './format.ts';

const zone = 'Asia/Shanghai';
const now = new Date('2026-11-21T06:05:00Z');
const relative = (at: string, locale: 'zh-CN' | 'en' = 'zh-CN') => formatRelative(at, now, zone, locale);

describe('dates', () => {
  it('are written in the tenant\'s zone', () => {
    expect(formatDateTime('2026-11-21T06:05:00Z', zone)).toBe('2026-11-21 14:05');
    expect(formatDate('2026-11-20T16:30:00Z', zone)).toBe('2026-11-21');
    expect(formatDateTime('2026-11-20T16:00:00Z', zone)).toBe('2026-11-21 00:00');
  });
  it('leave a plain date alone, whatever the zone', () => expect(formatDate('2026-03-01', 'America/Los_Angeles')).toBe('2026-03-01'));
  it('are said relatively while near', () => {
    expect(relative('2026-11-21T06:04:50Z')).toBe('刚刚');
    expect(relative('2026-11-21T06:00:00Z')).toBe('5 分钟前');
    expect(relative('2026-11-21T06:45:00Z', 'en')).toBe('in 40 min');
    expect(relative('2026-11-21T01:12:00Z')).toBe('今天 09:12');
    expect(relative('2026-11-20T15:59:00Z')).toBe('昨天 23:59');
    expect(relative('2026-11-22T01:00:00Z', 'en')).toBe('tomorrow 09:00');
    expect(relative('2026-11-03T00:30:00Z')).toBe('11-03 08:30');
    expect(relative('2025-11-03T00:30:00Z')).toBe('2025-11-03');
  });
});

describe('amounts', () => {
  it('keep two decimals and group', () => {
    expect(formatMoney({ amount: '2000.00', currency: 'CNY' }, 'zh-CN')).toBe('¥2,000.00');
    expect(formatMoney({ amount: '2000.00', currency: 'CNY' }, 'en')).toBe('¥2,000.00');
  });
  it('do not pass through floats', () => expect(formatMoney({ amount: '9007199254740993.01', currency: 'CNY' }, 'en')).toBe('¥9,007,199,254,740,993.01'));
  it('carry their unit', () => expect(formatQuantity({ amount: '1200.5', unit: '箱' }, 'zh-CN')).toBe('1,200.5 箱'));
});

describe('lengths of time', () => {
  it('read as a clock within two days and as days beyond', () => {
    expect(formatDuration(340, 'zh-CN')).toBe('5:40');
    expect(formatDuration(340, 'en')).toBe('5 h 40 min');
    expect(formatDuration(45, 'en')).toBe('45 min');
    expect(formatDuration(120, 'en')).toBe('2 h');
    expect(formatDuration(2879, 'zh-CN')).toBe('47:59');
    expect(formatDuration(2880, 'zh-CN')).toBe('2 天');
    expect(formatDuration(4560, 'en')).toBe('3 d 4 h');
  });
  it('say what is left and what is late', () => {
    expect(formatLeft(340, 'zh-CN')).toBe('剩 5:40');
    expect(formatLeft(340, 'en')).toBe('5 h 40 min left');
    expect(formatLeft(-130, 'zh-CN')).toBe('超时 2:10');
    expect(formatLeft(-130, 'en')).toBe('2 h 10 min late');
  });
});

it('sizes of files', () => {
  expect(formatBytes(812)).toBe('812 B');
  expect(formatBytes(1_400_000)).toBe('1.4 MB');
  expect(formatBytes(245_300)).toBe('245 KB');
});

it('initials', () => {
  expect(initialsOf('王小强')).toBe('小强');
  expect(initialsOf('李敏')).toBe('李敏');
  expect(initialsOf('Anna Maria Koch')).toBe('AK');
  expect(initialsOf('system')).toBe('SY');
});
