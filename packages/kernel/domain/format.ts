import type { Money, Quantity } from './money.ts';
import type { Locale } from './text.ts';

const partsIn = new Map<string, Intl.DateTimeFormat>();

/** The calendar parts of a moment in a time zone, two digits each. */
function parts(at: Date, zone: string): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const made = partsIn.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  partsIn.set(zone, made);
  return Object.fromEntries(made.formatToParts(at).map(({ type, value }) => [type, value])) as ReturnType<typeof parts>;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** `2026-11-21`, in the tenant's zone. A plain date stays what it is. */
export function formatDate(at: string | Date, zone: string): string {
  if (typeof at === 'string' && day.test(at)) return at;
  const { year, month, day: date } = parts(new Date(at), zone);
  return `${year}-${month}-${date}`;
}

export function formatTime(at: string | Date, zone: string): string {
  const { hour, minute } = parts(new Date(at), zone);
  return `${hour}:${minute}`;
}

/** `2026-11-21 14:05`. */
export const formatDateTime = (at: string | Date, zone: string): string => `${formatDate(at, zone)} ${formatTime(at, zone)}`;

/** Days between two calendar dates of the zone. */
const daysBetween = (a: Date, b: Date, zone: string): number => Math.round((Date.parse(formatDate(b, zone)) - Date.parse(formatDate(a, zone))) / 86_400_000);

/** As people say it: `刚刚`, `5 分钟前`, `今天 09:12`, `昨天 17:40`, `11-03 08:30`, `2025-11-03`. */
export function formatRelative(at: string | Date, now: Date, zone: string, locale: Locale): string {
  const moment = new Date(at);
  const zh = locale === 'zh-CN';
  const minutes = Math.round((moment.getTime() - now.getTime()) / 60_000);
  const ago = Math.abs(minutes);
  if (ago < 1) return zh ? '刚刚' : 'just now';
  if (ago < 60) return minutes < 0 ? (zh ? `${ago} 分钟前` : `${ago} min ago`) : zh ? `${ago} 分钟后` : `in ${ago} min`;
  const days = daysBetween(now, moment, zone);
  const time = formatTime(moment, zone);
  const near = { '-1': zh ? '昨天' : 'yesterday', 0: zh ? '今天' : 'today', 1: zh ? '明天' : 'tomorrow' }[days];
  if (near) return `${near} ${time}`;
  const date = formatDate(moment, zone);
  return date.slice(0, 4) === formatDate(now, zone).slice(0, 4) ? `${date.slice(5)} ${time}` : date;
}

/** `¥2,000.00`. The amount stays a decimal string throughout. */
export function formatMoney({ amount, currency }: Money, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2 }).format(amount as never);
}

/** `1,200 箱`: no more decimals than were given. */
export const formatQuantity = ({ amount, unit }: Quantity, locale: Locale): string => `${new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(amount as never)} ${unit}`;

export const formatNumber = (value: number | string, locale: Locale): string => new Intl.NumberFormat(locale).format(value as never);

/** A length of time, rounded to what a person acts on: `5:40` or `5 h 40 min`, `3 天 4 小时` or `3 d 4 h`. */
export function formatDuration(minutes: number, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const whole = Math.max(0, Math.floor(Math.abs(minutes)));
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60];
  if (days >= 2) return zh ? `${days} 天${hours ? ` ${hours} 小时` : ''}` : `${days} d${hours ? ` ${hours} h` : ''}`;
  if (zh) return `${days * 24 + hours}:${String(rest).padStart(2, '0')}`;
  const allHours = days * 24 + hours;
  return [allHours ? `${allHours} h` : '', rest || !allHours ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** `剩 5:40` or `5 h 40 min left`; below zero `超时 2:10` or `2 h 10 min late`. */
export function formatLeft(minutes: number, locale: Locale): string {
  const length = formatDuration(minutes, locale);
  if (locale === 'zh-CN') return minutes < 0 ? `超时 ${length}` : `剩 ${length}`;
  return minutes < 0 ? `${length} late` : `${length} left`;
}

/** `1.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${unit}`;
}

/** Two letters to know a person by: the given name's last two characters in Chinese, initials elsewhere. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/^\p{Script=Han}+$/u.test(trimmed)) return trimmed.slice(-2);
  const words = trimmed.split(/[\s._-]+/).filter(Boolean);
  return (words.length > 1 ? words[0]![0]! + words.at(-1)![0]! : trimmed.slice(0, 2)).toUpperCase();
}
