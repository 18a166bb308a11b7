import { text, type Locale } from '@aftercare/kernel';
import type { Fishbone, Whys } from './eight-d-steps.ts';

/** The branches of a fishbone in the order in which they are drawn. */
export const fishboneBranches = {
  man: text('人', 'People'),
  machine: text('机', 'Machine'),
  material: text('料', 'Material'),
  method: text('法', 'Method'),
  environment: text('环', 'Environment'),
  measurement: text('测', 'Measurement'),
} satisfies Record<keyof Fishbone, ReturnType<typeof text>>;

/** What five whys or a fishbone say as text; null for inputs of another format. */
export function causeWords(format: string | null, held: unknown, locale: Locale): string | null {
  if (format === 'whys') return (held as Whys).map(({ why, answer }, index) => `${index + 1}. ${why} → ${answer}`).join('\n');
  if (format !== 'fishbone') return null;
  const bone = held as Fishbone;
  return (Object.keys(fishboneBranches) as (keyof Fishbone)[]).filter((branch) => bone[branch]?.length).map((branch) => `${fishboneBranches[branch][locale]}: ${bone[branch].join(locale === 'zh-CN' ? '、' : ', ')}`).join('\n');
}
