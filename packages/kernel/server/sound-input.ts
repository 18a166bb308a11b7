import { InvalidInput, type FieldProblem } from '../domain/index.ts';

/** Deeper than any form is. What looks through an input goes down by calling itself, and a deeper one would end its stack. */
const deepest = 32;
/** More than any form has: every one of them may be a wrong field, and each is named. */
const mostValues = 10_000;

/**
 * Refuses what no schema asks about and no column takes: NUL characters, halves of letters, and too deep or too many values.
 * @throws InvalidInput
 */
export function refuseUnsound(input: unknown): void {
  const problems: FieldProblem[] = [];
  let values = 0;
  const look = (value: unknown, path: string, depth: number): void => {
    if (typeof value === 'string') problems.push(...textProblems(value, path));
    if (typeof value !== 'object' || value === null) return;
    if (depth > deepest) return void problems.push({ path, code: 'too-deep', message: `Values are nested at most ${deepest} deep.` });
    for (const [key, each] of Object.entries(value)) {
      values += 1;
      if (values > mostValues) throw new InvalidInput({ errors: [{ path: '', code: 'too-many-values', message: `An input has at most ${mostValues} values.` }] });
      const wrong = textProblems(key, path);
      if (wrong.length > 0) problems.push(...wrong);
      else look(each, path ? `${path}.${key}` : key, depth + 1);
    }
  };
  look(input, '', 0);
  if (problems.length > 0) throw new InvalidInput({ errors: problems });
}

function textProblems(text: string, path: string): FieldProblem[] {
  if (text.includes('\u0000')) return [{ path, code: 'nul-character', message: 'A text cannot hold a NUL character.' }];
  return /\p{Cs}/u.test(text) ? [{ path, code: 'half-character', message: 'A text cannot hold half of a character.' }] : [];
}
