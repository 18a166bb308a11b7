import { NotFound } from '@aftercare/kernel';
import { Environment, systemActor, withTenant, type Tenant } from '@aftercare/kernel/server';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { FileTooLarge, largestFile } from '../../domain/index.ts';
import { FileStore } from './file-store.ts';

const filesDir = mkdtempSync(join(tmpdir(), 'aftercare-store-'));
afterAll(() => rmSync(filesDir, { recursive: true, force: true }));

const store = new FileStore(new Environment({ publicUrl: 'http://127.0.0.1', filesDir }));
const within = <T>(run: () => Promise<T>, id = 'north') => withTenant({ id } as Tenant, systemActor, run);
const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

test('bytes are kept under their hash, once, and a command that is tried again may keep them again', async () => {
  const received = await within(() => store.receive(Readable.from([Buffer.from('hel'), Buffer.from('lo')])));
  expect(received).toMatchObject({ sha256, size: 5 });
  await within(() => store.keep(received));
  await within(() => store.keep(received));
  await within(() => store.drop(received.path));
  expect(await text(await within(() => store.open(sha256)))).toBe('hello');
  await expect(within(() => store.open(sha256), 'south')).rejects.toThrow(NotFound);
});

test('bytes that were never kept cannot be kept', async () => {
  await expect(within(() => store.keep({ path: join(filesDir, 'none'), sha256: '0'.repeat(64), size: 1 }))).rejects.toThrow('ENOENT');
});

test('too many bytes are refused and leave nothing', async () => {
  const chunk = Buffer.alloc(1024 * 1024);
  await expect(within(() => store.receive(Readable.from(Array.from({ length: largestFile / chunk.length + 1 }, () => chunk))), 'east')).rejects.toThrow(FileTooLarge);
  expect(readdirSync(join(filesDir, 'east', 'incoming'))).toEqual([]);
});
