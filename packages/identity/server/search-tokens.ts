import { pinyin } from 'pinyin-pro';

const hanzi = /\p{Script=Han}/u;
const readings = (name: string) => pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true });

/** How a name is sorted: by sound, as a Chinese telephone list is. */
export const sortName = (name: string): string => (hanzi.test(name) ? readings(name).join(' ').toLowerCase() : name.toLowerCase());

/**
 * The texts whose beginnings find a person: the name from each of its characters or words on, its pinyin in full and by initials, the e-mail.
 * 王小丽 is found by 王, 小丽, 丽, wangx, xiaoli, wxl.
 */
export function searchTokens(name: string, email: string): string[] {
  const lower = name.toLowerCase().replaceAll(/\s+/g, ' ');
  const starts = [...lower].flatMap((character, index, all) => (hanzi.test(character) || index === 0 || all[index - 1] === ' ' ? [all.slice(index).join('')] : []));
  const sounds = hanzi.test(name) ? readings(name).map((sound) => sound.toLowerCase()) : [];
  const spoken = sounds.map((_, index) => sounds.slice(index).join(''));
  const initials = sounds.map((sound) => sound[0]).join('');
  return [...new Set([...starts, ...spoken, initials, email].filter(Boolean))];
}

/** What was typed, as the words that must each begin one of the tokens. */
export const searchWords = (q: string): string[] => q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
