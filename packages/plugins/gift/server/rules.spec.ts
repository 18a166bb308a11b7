import * as complaints from '@aftercare/complaints';
import { checkRules, rulesIn } from '@aftercare/kernel/testing';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as workflow from '@aftercare/workflow';
import * as domain from '../domain/index.ts';
import * as server from './index.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const checks = checkRules(folder, [domain, server, complaints, workflow]);

test.each(checks.map(({ name, run }) => [name, run] as const))('%s', (_, run) => expect(run).not.toThrow());

test('every rule of the complaint chapter that is in scope has its row', () => {
  const ids = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => `C-${String(first + n).padStart(2, '0')}`);
  const complaintRules = [...ids(1, 45), ...ids(99, 102), 'D-60', 'K-01', 'K-02', 'K-03'];
  expect(rulesIn(readFileSync(`${folder}RULES.md`, 'utf8')).map(({ id }) => id)).toEqual([...complaintRules, 'SM-01', 'SM-02', 'SM-07', 'FM-01', 'N-01', 'N-02', 'N-03', 'N-04', 'P-01', 'P-02', 'P-03', 'P-04', 'R-12', 'R-13']);
});

test('the lines that the README shows are lines of the rules', () => {
  const [, shown = ''] = /```ts\n([^]*?)```/.exec(readFileSync(`${folder}README.md`, 'utf8'))!;
  const rules = ['level.ts', 'ending.ts', 'settings.ts'].map((file) => readFileSync(`${folder}domain/${file}`, 'utf8')).join('\n').split('\n');
  const lines = shown.split('\n').filter(Boolean);
  expect(lines).toHaveLength(10);
  expect(lines.filter((line) => !rules.includes(line))).toEqual([]);
});
