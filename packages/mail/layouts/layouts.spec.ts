import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compiled, target } from './compile.mjs';

test('the compiled layout is the one that the source makes', async () => {
  expect(await compiled(), 'run: npm run layouts -w @aftercare/mail').toBe(await readFile(target, 'utf8'));
});
