import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './conformance.ts';

export interface RuleRow {
  readonly id: string;
  readonly rule: string;
  /** Names of what carries it. */
  readonly constants: readonly string[];
  readonly tests: readonly { readonly file: string; readonly name: string }[];
}

const dash = /^:?-+:?$/;

/** The rows of RULES.md: `| id | rule | constants in backticks | file › name of a test, several with <br> |`. */
export function rulesIn(markdown: string): RuleRow[] {
  const rows = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  const rules = rows.slice(rows.findIndex(([first]) => dash.test(first ?? '')) + 1);
  return rules.map(([id = '', rule = '', constants = '', tests = '']) => ({
    id,
    rule,
    constants: [...constants.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
    tests: tests.split('<br>').map((each) => each.split(' › ')).map(([file = '', name = '']) => ({ file: file.trim().replaceAll('`', ''), name: name.trim() })),
  }));
}

/**
 * Holds a plugin to its RULES.md: each rule has its words, constants that exist, and tests of that name.
 * @param folder the plugin's
 * @param faces what the constants are exported by: `import * as` of each
 */
export function checkRules(folder: string, faces: readonly object[]): Check[] {
  const exported = new Set(faces.flatMap((face) => Object.entries(face).flatMap(([name, value]) => [name, ...(isNamespace(value) ? Object.keys(value).map((inner) => `${name}.${inner}`) : [])])));
  return rulesIn(readFileSync(join(folder, 'RULES.md'), 'utf8')).map(({ id, rule, constants, tests }) => ({
    name: `${id} is carried by ${constants.join(', ')}`,
    run: () => {
      if (!rule) throw new Error(`${id} says nothing.`);
      if (!constants.length) throw new Error(`${id} names no constant.`);
      const unknown = constants.filter((name) => !exported.has(name));
      if (unknown.length) throw new Error(`${id} is carried by what nobody exports: ${unknown.join(', ')}`);
      for (const { file, name } of tests) {
        const path = join(folder, file);
        const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
        if (!name || !source.includes(`('${name.replaceAll("'", String.raw`\'`)}'`)) throw new Error(`${id} is proved by no test: ${file} › ${name}`);
      }
    },
  }));
}

const isNamespace = (value: unknown): value is object => typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Module]';
