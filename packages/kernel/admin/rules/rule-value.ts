import { formatMoney, type DurationUnit, type JsonSchema, type Locale, type Text } from '@aftercare/kernel';

/** What lengths of time are counted in. */
export const unitWords: Readonly<Record<DurationUnit, readonly [zh: string, en: string]>> = {
  minutes: ['分钟', 'minutes'],
  hours: ['小时', 'hours'],
  'working-minutes': ['个工作分钟', 'working minutes'],
  'working-hours': ['个工作小时', 'working hours'],
  'working-days': ['个工作日', 'working days'],
  'calendar-days': ['个自然日', 'calendar days'],
  weeks: ['周', 'weeks'],
  months: ['个月', 'months'],
  'same-day': ['当天', 'the same day'],
  'next-day': ['次日', 'the next day'],
};

const days: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  monday: ['周一', 'Monday'],
  tuesday: ['周二', 'Tuesday'],
  wednesday: ['周三', 'Wednesday'],
  thursday: ['周四', 'Thursday'],
  friday: ['周五', 'Friday'],
  saturday: ['周六', 'Saturday'],
  sunday: ['周日', 'Sunday'],
  makeUpDay: ['调休工作日', 'Make-up workday'],
};

/** `3 个工作日`, `1 hour`, `当天`. */
export function formatPromise({ amount, unit }: { amount: number; unit: DurationUnit }, locale: Locale): string {
  const [zh, en] = unitWords[unit];
  if (unit === 'same-day' || unit === 'next-day') return locale === 'zh-CN' ? zh : en;
  return locale === 'zh-CN' ? `${amount} ${zh}` : `${amount} ${amount === 1 ? en.replace(/s$/, '') : en}`;
}

/** Codes and names of fields with what they are called. */
export type Words = Readonly<Record<string, Text>>;

/** All words that a schema knows: those of its closed lists and of its fields. */
export function wordsOf(schema: JsonSchema): Words {
  const words: Record<string, Text> = {};
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    Object.assign(words, (node as JsonSchema)['x-labels']);
    for (const [name, each] of Object.entries((node as JsonSchema).properties ?? {})) if (each['x-title']) words[name] ??= each['x-title'];
    Object.values(node).forEach(walk);
  };
  walk(schema);
  return words;
}

/** A value of a setting, or a decision, in one line: amounts and lengths of time as people write them, codes as their words, records as their parts. */
export function formatRuleValue(value: unknown, locale: Locale, words: Words = {}): string {
  const zh = locale === 'zh-CN';
  if (value === null || value === undefined || value === '') return zh ? '未设定' : 'not set';
  if (typeof value === 'boolean') return value ? (zh ? '是' : 'yes') : zh ? '否' : 'no';
  if (typeof value === 'string' || typeof value === 'number') return words[value]?.[locale] ?? String(value);
  if (Array.isArray(value)) return value.length ? value.map((each) => formatRuleValue(each, locale, words)).join(zh ? '、' : ', ') : zh ? '无' : 'none';
  const parts = value as Record<string, unknown>;
  if (typeof parts.amount === 'string' && typeof parts.currency === 'string') return formatMoney({ amount: parts.amount, currency: parts.currency }, locale);
  if (typeof parts.amount === 'number' && typeof parts.unit === 'string' && parts.unit in unitWords) return formatPromise({ amount: parts.amount, unit: parts.unit as DurationUnit }, locale);
  if (typeof parts.from === 'string' && typeof parts.to === 'string') return `${parts.from}–${parts.to}`;
  return Object.entries(parts)
    .map(([name, each]) => `${days[name]?.[zh ? 0 : 1] ?? words[name]?.[locale] ?? name}${zh ? '：' : ': '}${formatRuleValue(each, locale, words)}`)
    .join(zh ? '；' : '; ');
}
