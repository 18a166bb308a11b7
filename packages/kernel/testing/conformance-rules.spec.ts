import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkRules, rulesIn } from './conformance-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'rules-'));
const table = (row: string) => `# Rules\n\n| Id | Rule | Constant | Test |\n|---|---|---|---|\n${row}\n`;
const problem = (row: string) => {
  writeFileSync(join(folder, 'RULES.md'), table(row));
  const [check] = checkRules(folder, [{ level: 1 }]);
  try {
    check!.run();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

beforeAll(() => writeFileSync(join(folder, 'level.spec.ts'), "test('2,000 is major', () => {});\ntest.each(['a'])('%s isn\\'t', () => {});\n"));
afterAll(() => rmSync(folder, { recursive: true }));

test('the rows of a table are read', () => {
  expect(rulesIn(table('| C-1 | From 2,000 on it is major. | `level`, `steps.listen` | level.spec.ts › 2,000 is major<br>`other.spec.ts` › x |'))).toEqual([
    { id: 'C-1', rule: 'From 2,000 on it is major.', constants: ['level', 'steps.listen'], tests: [{ file: 'level.spec.ts', name: '2,000 is major' }, { file: 'other.spec.ts', name: 'x' }] },
  ]);
});

test('a rule with its constant and its test has no problem', () => {
  expect(problem("| C-1 | It is major. | `level` | level.spec.ts › 2,000 is major<br>level.spec.ts › %s isn't |")).toBeNull();
});

test.each([
  ['| C-1 |  | `level` | level.spec.ts › 2,000 is major |', 'says nothing'],
  ['| C-1 | It is. | level | level.spec.ts › 2,000 is major |', 'names no constant'],
  ['| C-1 | It is. | `none` | level.spec.ts › 2,000 is major |', 'nobody exports: none'],
  ['| C-1 | It is. | `level` | level.spec.ts › 2,000 |', 'no test: level.spec.ts › 2,000'],
  ['| C-1 | It is. | `level` | lost.spec.ts › 2,000 is major |', 'no test: lost.spec.ts'],
])('%s: %s', (row, message) => {
  expect(problem(row)).toContain(message);
});
