import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import law from './dependency-rules.cjs';

const here = dirname(fileURLToPath(import.meta.url));
const rules = join(here, 'dependency-rules.cjs');
const cruiser = join(here, '../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** A house in small: three packages, two plugins, both apps, and libraries that are only names. */
const house: Record<string, string> = {
  'tools/token.ts': "import '@aftercare/api/start';\nimport '@aftercare/mail/server';",
  'apps/api/start.ts': "import '@aftercare/complaints/server';\nimport '@nestjs/common';",
  'apps/admin/main.ts': "import '@aftercare/complaints/admin';\nimport 'vue';",
  'packages/complaints/domain/index.ts': "import '@aftercare/mail';\nimport 'zod';\nexport * from './complaint.ts';",
  'packages/complaints/domain/complaint.ts': "import { sum } from '@aftercare/kernel';\nexport type Complaint = typeof sum;",
  'packages/complaints/domain/complaint.spec.ts': "import 'vitest';\nimport '@aftercare/kernel/testing';\nimport './complaint.ts';",
  'packages/complaints/server/index.ts': "import '@aftercare/complaints';\nimport '../domain/complaint.ts';\nimport '@aftercare/mail/server';\nimport 'node:crypto';",
  'packages/complaints/admin/index.ts': "export { default } from './ComplaintPage.vue';",
  'packages/complaints/admin/ComplaintPage.vue': "<script setup lang=\"ts\">\nimport { ref } from 'vue';\nimport type { Complaint } from '@aftercare/complaints';\nconst shown = ref<Complaint>();\n</script>\n<template><p>{{ shown }}</p></template>",
  'packages/mail/domain/index.ts': "import '@aftercare/kernel';\nexport const mail = 1;",
  'packages/mail/domain/wording.ts': 'export const wording = 1;',
  'packages/mail/server/index.ts': "import 'nodemailer';",
  'packages/mail/admin/index.ts': "import 'pinia';",
  'packages/kernel/domain/index.ts': 'export const sum = 1;',
  'packages/kernel/server/index.ts': "import '@mikro-orm/core';",
  'packages/kernel/admin/index.ts': "import 'vue';",
  'packages/kernel/testing/index.ts': "import '@aftercare/kernel/server';",
  'packages/plugins/gift/domain/index.ts': "import '@aftercare/complaints';",
  'packages/plugins/gift/server/index.ts': "import '@aftercare/plugin-gift';",
  'packages/plugins/gift/admin/index.ts': 'export {};',
  'packages/plugins/mfg/domain/index.ts': "import '@aftercare/complaints';",
  'packages/plugins/mfg/server/index.ts': 'export {};',
  'packages/plugins/mfg/admin/index.ts': 'export {};',
};

const libraries = ['zod', 'vue', 'pinia', 'vitest', 'nodemailer', '@nestjs/common', '@mikro-orm/core', 'left-over'];
const packages: Record<string, string> = { 'packages/kernel': 'kernel', 'packages/mail': 'mail', 'packages/complaints': 'complaints', 'packages/plugins/gift': 'plugin-gift', 'packages/plugins/mfg': 'plugin-mfg', 'apps/api': 'api', 'apps/admin': 'admin' };
const doors = { '.': { '@aftercare/source': './domain/index.ts' }, './server': { '@aftercare/source': './server/index.ts' }, './testing': { '@aftercare/source': './testing/index.ts' }, './admin': './admin/index.ts', './start': './start.ts' };

/** Rule → the file that breaks it, and how. */
const planted: [rule: string, file: string, source: string][] = [
  ['kernel-imports-only-what-is-below', 'packages/kernel/domain/bad.ts', "import '@aftercare/mail';"],
  ['mail-imports-only-what-is-below', 'packages/mail/server/bad.ts', "import '@aftercare/complaints/server';"],
  ['complaints-imports-only-what-is-below', 'packages/complaints/server/bad.ts', "import '@aftercare/plugin-gift/server';"],
  ['packages-have-a-place', 'packages/unheard/domain/bad.ts', "import '@aftercare/kernel';"],
  ['packages-have-a-place-before-use', 'packages/plugins/gift/domain/unplaced.ts', "import '../../../unheard/domain/bad.ts';"],
  ['plugins-stand-alone', 'packages/plugins/mfg/domain/bad.ts', "import '@aftercare/plugin-gift';"],
  ['nobody-imports-apps', 'packages/plugins/gift/server/bad.ts', "import '@aftercare/api/start';"],
  ['apps-stand-alone', 'apps/admin/bad.ts', "import '../api/start.ts';"],
  ['nobody-imports-tools', 'packages/mail/server/tool.ts', "import '../../../tools/token.ts';"],
  ['doors-only', 'packages/complaints/domain/window.ts', "import '../../mail/domain/wording.ts';"],
  ['doors-only-from-apps', 'apps/api/window.ts', "import '../../packages/mail/domain/wording.ts';"],
  ['doors-by-name', 'packages/complaints/domain/path.ts', "import '../../mail/domain/index.ts';"],
  ['doors-by-name-from-apps', 'apps/api/path.ts', "import '../../packages/mail/domain/index.ts';"],
  ['server-knows-no-console', 'packages/mail/server/page.ts', "import '@aftercare/kernel/admin';"],
  ['server-knows-no-console', 'packages/mail/server/library.ts', "import type { Ref } from 'vue';\nexport type Shown = Ref;"],
  ['console-knows-no-server', 'packages/mail/admin/Bad.vue', "<script setup lang=\"ts\">\nimport '@aftercare/mail/server';\n</script>\n<template><p /></template>"],
  ['console-knows-no-server', 'packages/mail/admin/TypesToo.vue', "<script setup lang=\"ts\">\nimport type { Injectable } from '@nestjs/common';\ndefineProps<{ bad: typeof Injectable }>();\n</script>\n<template><p /></template>"],
  ['console-knows-no-node', 'apps/admin/node.ts', "import 'node:fs';"],
  ['domain-knows-no-face', 'packages/mail/domain/face.ts', "import '../server/index.ts';"],
  ['domain-is-pure', 'packages/mail/domain/library.ts', "import '@mikro-orm/core';"],
  ['domain-is-pure', 'packages/mail/domain/node.ts', "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();"],
  ['testing-only-in-tests', 'packages/mail/server/testing.ts', "import '@aftercare/kernel/testing';"],
  ['no-circles', 'packages/mail/server/circle.ts', "import './round.ts';"],
  ['everything-resolves', 'packages/mail/server/nothing.ts', "import './nowhere.ts';"],
  ['declared', 'packages/mail/server/undeclared.ts', "import 'left-over';"],
];
const alsoNeeded = { 'packages/mail/server/round.ts': "import './circle.ts';" };

const root = mkdtempSync(join(tmpdir(), 'aftercare-rules-'));

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const asJson = (value: object): string => JSON.stringify({ type: 'module', ...value });

function build(): void {
  write('package.json', asJson({ name: 'house', workspaces: ['apps/*', 'packages/*', 'packages/plugins/*'] }));
  for (const library of libraries) {
    write(`node_modules/${library}/package.json`, asJson({ name: library, main: 'index.js' }));
    write(`node_modules/${library}/index.js`, 'export {};');
  }
  const dependencies = Object.fromEntries(libraries.filter((name) => name !== 'left-over').map((name) => [name, '*']));
  mkdirSync(join(root, 'node_modules/@aftercare'), { recursive: true });
  for (const [folder, name] of Object.entries(packages)) {
    write(`${folder}/package.json`, asJson({ name: `@aftercare/${name}`, exports: doors, dependencies }));
    symlinkSync(join(root, folder), join(root, 'node_modules/@aftercare', name), 'junction');
  }
  for (const [path, text] of Object.entries(house)) write(path, text);
}

function violations(): Violation[] {
  const output = execFileSync(process.execPath, [cruiser, '--config', rules, '--output-type', 'json', 'apps', 'packages', 'tools'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

beforeAll(build);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the law of who may import whom', () => {
  it('has each of its rules tried here', () => {
    // The rules of the order are made from one list: three of them stand for all.
    const isOfOrder = (rule: string): boolean => rule.endsWith('-imports-only-what-is-below');
    const rules = law.forbidden.map((rule) => rule.name).filter((rule) => !isOfOrder(rule));
    expect(new Set(planted.map(([rule]) => rule).filter((rule) => !isOfOrder(rule)))).toEqual(new Set(rules));
  });

  it('has nothing against a house that keeps it', () => {
    expect(violations()).toEqual([]);
  });

  describe('finds', () => {
    let found: Violation[] = [];
    beforeAll(() => {
      for (const [, path, text] of planted) write(path, text);
      for (const [path, text] of Object.entries(alsoNeeded)) write(path, text);
      found = violations();
    });

    it.each(planted)('%s in %s', (rule, file) => {
      expect(found.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
    });

    it('nothing in the files that keep it', () => {
      const bad = new Set([...planted.map(([, file]) => file), ...Object.keys(alsoNeeded)]);
      expect(found.filter(({ from }) => !bad.has(from))).toEqual([]);
    });
  });
});
