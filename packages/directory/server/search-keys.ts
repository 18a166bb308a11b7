import { pinyin } from 'pinyin-pro';

/** Longer keys would only make the index bigger: nobody types more. */
const longestKey = 24;
/** The last code point: `key < start + last` is the end of everything that begins with `start`. */
const last = '\u{10FFFF}';
/** Marks phone numbers and e-mails, so that they can be matched as a whole where a part would give them away. */
const phoneMark = '#';
const emailMark = '@';
/** Marks the kinds of a party. */
const kindMark = '=';

const han = /\p{Script=Han}/u;
const letterOrDigit = /[\p{L}\p{N}]/u;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Letters and digits only, in one form: `ＳＮ-001` → `sn001`. */
export const searchKey = (text: string): string => [...folded(text)].filter((each) => letterOrDigit.test(each)).join('').slice(0, longestKey);

/** The text from each place where a search may begin: the start, each Chinese character, each word. */
function beginnings(characters: readonly string[], shown: readonly string[] = characters): string[] {
  const kinds = characters.map((each) => (han.test(each) ? 'han' : letterOrDigit.test(each) ? 'word' : 'gap'));
  const kept = shown.map((each, at) => (kinds[at] === 'gap' ? '' : each));
  return kinds.flatMap((kind, at) => (kind === 'han' || (kind === 'word' && kinds[at - 1] !== 'word') ? [kept.slice(at).join('').slice(0, longestKey)] : []));
}

/** So short a name is a person's, whose first character is read as a surname: 单 is shan, not dan. */
const surnameOf = (characters: readonly string[]): 'head' | 'off' => (characters.length <= 4 ? 'head' : 'off');

/** Keys of a name, code or specification: its beginnings, and for Chinese also those of its pinyin, whole and by initials. */
export function textKeys(text: string | null): string[] {
  const characters = [...folded(text ?? '')];
  if (!characters.some((each) => han.test(each))) return beginnings(characters);
  const sounds = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true, surname: surnameOf(characters) });
  if (sounds.length !== characters.length) return beginnings(characters);
  return [characters, sounds, sounds.map((sound) => sound.slice(0, 1))].flatMap((shown) => beginnings(characters, shown));
}

/** Digits without the country's prefix. */
const phoneDigits = (phone: string): string => folded(phone).replace(/(转|x|ext\.?|#).*$/, '').replaceAll(/\D/g, '').replace(/^(00)?86(?=\d{10,11}$)/, '');

/** Also without an area code of three or four digits, and the last four, which stay visible under the mask. */
export function phoneKeys(phone: string | null): string[] {
  if (phone === null) return [];
  const digits = phoneDigits(phone);
  const local = digits.startsWith('0') ? [digits.slice(-8), digits.slice(-7)] : [];
  return [digits, ...local, digits.slice(-4)].map((each) => phoneMark + each);
}

export const emailKeys = (email: string | null): string[] => (email === null ? [] : [emailMark + folded(email)]);

export const kindKeys = (kinds: readonly string[]): string[] => kinds.map((kind) => kindMark + kind);

/** Keys from `from` on and before `to`. */
export interface KeyRange {
  readonly from: string;
  readonly to: string;
}

export const beginsWith = (key: string): KeyRange => ({ from: key, to: key + last });
const equals = (key: string): KeyRange => ({ from: key, to: `${key}\u0001` });

export const kindRanges = (kinds: readonly string[]): KeyRange[] => kindKeys(kinds).map(equals);

/**
 * What a search text asks for: of each word, one of its ranges must match. Empty when there is nothing to look for.
 * @param wholeContacts whether the reader may see phone numbers and e-mails; others must know them, or they could find them out digit by digit
 */
export function searchTerms(q: string, wholeContacts: boolean): KeyRange[][] {
  const contact = wholeContacts ? beginsWith : equals;
  const text = folded(q).trim();
  if (/^[\s()+-]*(\d[\s()+-]*){3,}$/.test(text)) return [[beginsWith(searchKey(text)), contact(phoneMark + phoneDigits(text))]];
  return text
    .split(/\s+/)
    .map((word) => (word.includes('@') ? [contact(emailMark + word)] : [beginsWith(searchKey(word))].filter(({ from }) => from)))
    .filter((ranges) => ranges.length > 0);
}

/** Sorts Chinese names as a dictionary does, by sound. */
export const nameSort = (name: string): string => `${pinyin(folded(name), { toneType: 'none', nonZh: 'consecutive', surname: surnameOf([...name]) })} ${name}`;
