import { makeTemplate } from '@aftercare/kernel/testing';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { modules } from '../apps/api/modules.ts';

/** Migrates one database for all test files of a project that needs one; each file starts from a copy. */
export default function prepare({ name }: TestProject): Promise<() => Promise<void>> {
  return makeTemplate(modules, name === 'postgres' ? 'postgres' : 'pglite', fileURLToPath(new URL('../node_modules/.cache/aftercare', import.meta.url)));
}
