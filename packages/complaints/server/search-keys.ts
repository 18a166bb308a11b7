/** Longer keys would only make the index bigger: nobody types more. */
const longest = 40;
/** `key < start + last` is the end of everything that begins with `start`. */
const last = '\u{10FFFF}';
/** Marks telephone numbers, so that they can be asked for as a whole where a part would give them away. */
const phoneMark = '#';

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
const runs = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const han = /^\p{Script=Han}/u;

/** The words of a text: Chinese in pairs of characters, so that any part of it is found, and everything else from its beginning. */
export function wordKeys(text: string): string[] {
  return split(text).flatMap((run) => (han.test(run) ? pairs(run) : [run.slice(0, longest)]));
}

/** Numbers as people type them: with or without what separates their parts, from any part on. */
export function numberKeys(number: string | null): string[] {
  const parts = folded(number ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return parts.map((_, from) => parts.slice(from).join('').slice(0, longest));
}

/** Without the country's prefix, without an area code, and the last four digits, which stay visible under the mask. */
export function phoneKeys(phone: string | null): string[] {
  const digits = phoneDigits(phone ?? '');
  if (!digits) return [];
  return [digits, ...(digits.startsWith('0') ? [digits.slice(-8), digits.slice(-7)] : []), digits.slice(-4)].map((each) => phoneMark + each);
}

/** Keys from `from` on and before `to`. */
export interface KeyRange {
  readonly from: string;
  readonly to: string;
}

/**
 * What a search asks for: of each word, one of its ranges must match.
 * @param wholeContacts whether the reader may see telephone numbers; others must know them
 */
export function searchTerms(q: string, wholeContacts: boolean): KeyRange[][] {
  const contact = wholeContacts ? beginsWith : equals;
  if (/^[\d\s()+-]{4,}$/.test(q.trim())) {
    const [joined = ''] = numberKeys(q);
    return [[...(joined ? [beginsWith(joined)] : []), contact(phoneMark + phoneDigits(q))]];
  }
  return q.split(/\s+/).flatMap((word) => {
    const joined = /^[\p{N}\p{Script=Latin}]+([-_/.][\p{N}\p{Script=Latin}]+)+$/u.test(folded(word)) ? numberKeys(word)[0] : undefined;
    if (joined) return [[beginsWith(joined.slice(0, longest))]];
    return split(word).flatMap((run) => (han.test(run) && [...run].length > 1 ? pairs(run).slice(0, -1).map((pair) => [equals(pair)]) : [[beginsWith(run.slice(0, longest))]]));
  });
}

const beginsWith = (key: string): KeyRange => ({ from: key, to: key + last });
const equals = (key: string): KeyRange => ({ from: key, to: `${key}\u0001` });

function split(text: string): string[] {
  return (folded(text).match(runs) ?? []).flatMap((run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []);
}

/** Every two neighbours, and the last character by itself: a single character is asked for as the beginning of a pair. */
function pairs(run: string): string[] {
  const characters = [...run];
  return characters.map((each, at) => each + (characters[at + 1] ?? ''));
}

const phoneDigits = (phone: string): string => folded(phone).replace(/(转|x|ext\.?|#).*$/, '').replaceAll(/\D/g, '').replace(/^(00)?86(?=\d{10,11}$)/, '');
