import { Commands, Db, Environment, sql, Tenants, withTenant, systemActor } from '@aftercare/kernel/server';
import type { TestApp } from '@aftercare/kernel/testing';
import type { SubjectRef } from '@aftercare/kernel';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { largestFile } from '../domain/index.ts';
import { caseNumber, type Colleague, Office } from './cases.fixture.ts';
import { Numbers } from './numbers.ts';

let app: TestApp;
let office: Office;
let other: Office;

beforeAll(async () => {
  app = await Office.start();
  [office, other] = [await Office.open(app, 'north'), await Office.open(app, 'south')];
  app.now.set('2026-10-12T09:00+08:00');
});
afterAll(() => app?.close());

const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');

/** Sends a file as a browser does. */
async function upload(who: Colleague, subject: SubjectRef, name: string, bytes: Buffer, field = 'file', more: Record<string, string> = {}) {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)]), name);
  const request = new Request('http://x/', { method: 'POST', body: form });
  const body = Buffer.from(await request.arrayBuffer());
  const fastify = app.nest.getHttpAdapter().getInstance();
  const answer = await fastify.inject({ method: 'POST', url: `/api/attachments?type=${subject.type}&id=${subject.id}`, payload: body, headers: { authorization: `Bearer ${who.token}`, 'content-type': request.headers.get('content-type')!, ...more } });
  return { status: answer.statusCode, body: answer.json() };
}

const stored = (of = office): string[] => {
  const folder = join(app.get(Environment).values.filesDir, of.tenant.id);
  return (readdirSync(folder, { recursive: true, withFileTypes: true }) as { name: string; isFile(): boolean }[]).filter((each) => each.isFile()).map(({ name }) => name);
};

describe('a file on a case', () => {
  test('is kept by its bytes and served as a download', async () => {
    const subject = office.case();
    const { status, body } = await upload(office.ann, subject, '../照片.exe', png);
    expect([status, body]).toMatchObject([201, { name: '照片.exe', type: 'image/png', size: png.length, by: office.ann.id }]);
    const url = `/api/attachments/${body.id}`;
    const { headers, status: got } = await office.ann.http.get(url);
    expect([got, headers]).toMatchObject([200, { 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-length': String(png.length) }]);
    expect(String(headers['content-disposition'])).toMatch(/^attachment; filename="__.exe"; filename\*=UTF-8''%E7%85%A7%E7%89%87.exe$/);
    expect([(await office.bo.http.get(url)).status, (await other.ann.http.get(url)).status, (await app.http.get(url)).status]).toEqual([404, 404, 401]);
    expect(await office.journal(subject)).toEqual(['file-attached']);
  });

  test('is stored once however often it is sent, and apart for each tenant', async () => {
    const text = Buffer.from('same bytes, 同样的内容');
    const before = stored().length;
    const [one, two] = [await upload(office.ann, office.case(), 'a.txt', text), await upload(office.ann, office.case(), 'b.txt', text)];
    expect(one.body.sha256).toBe(two.body.sha256);
    expect([one.body.type, stored().length]).toEqual(['text/plain', before + 1]);
    await upload(other.ann, other.case(), 'a.txt', text);
    expect(stored(other)).toContain(one.body.sha256);
  });

  test('is refused when its bytes are a program or a page, when it is empty or too large, and leaves nothing behind', async () => {
    const [subject, before] = [office.case(), stored().length];
    const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const code = async (name: string, bytes: Buffer, field?: string) => (await upload(office.ann, subject, name, bytes, field)).body.code;
    expect(await code('a.png', Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(64)]))).toBe('workflow.file-type-refused');
    expect(await code('a.svg', svg)).toBe('workflow.file-type-refused');
    expect(await code('a.png', Buffer.alloc(0))).toBe('workflow.file-empty');
    expect(await code('a.png', png, 'picture')).toBe('workflow.file-missing');
    expect(await code('big.txt', Buffer.alloc(largestFile + 1, 'a'))).toBe('workflow.file-too-large');
    expect((await upload(office.ann, subject, 'fits.txt', Buffer.alloc(largestFile, 'b'))).status).toBe(201);
    expect((await office.ann.http.post(`/api/attachments?type=case&id=${subject.id}`, { file: 'x' })).body.code).toBe('workflow.file-missing');
    expect(stored().length).toBe(before + 1);
  });

  test('that is too large is refused over a real connection too, which then serves the next request', async () => {
    const [address, subject] = [await app.listen(), office.case()];
    const send = (size: number) => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(size).fill(97)]), 'a.txt');
      return fetch(`${address}/api/attachments?type=case&id=${subject.id}`, { method: 'POST', body, headers: { authorization: `Bearer ${office.ann.token}` } });
    };
    const refused = await send(largestFile + 4_000_000);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([413, 'workflow.file-too-large']);
    expect((await send(10)).status).toBe(201);
  });

  test('that is cut off or is none is refused', async () => {
    const subject = office.case();
    const send = async (payload: string, type = 'multipart/form-data; boundary=B') => {
      const headers = { authorization: `Bearer ${office.ann.token}`, 'content-type': type };
      const answer = await app.nest.getHttpAdapter().getInstance().inject({ method: 'POST', url: `/api/attachments?type=case&id=${subject.id}`, payload, headers });
      return [answer.statusCode, answer.json().code];
    };
    const refused = [422, 'workflow.file-missing'];
    expect(await send('--B\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf of')).toEqual(refused);
    expect([await send('half'), await send('--B--\r\n'), await send('half', 'multipart/form-data')]).toEqual([refused, refused, refused]);
    expect((await office.ann.http.get(`/api/attachments?type=case&id=${subject.id}`)).body).toEqual([]);
  });

  test('comes alone: a second one, and whatever is no file, is refused by name', async () => {
    const [subject, before] = [office.case(), stored().length];
    const part = (name: string, filename?: string) => `--B\r\nContent-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"` : ''}\r\n\r\n${name} ${filename ?? ''}\r\n`;
    const send = async (...parts: string[]) => {
      const headers = { authorization: `Bearer ${office.ann.token}`, 'content-type': 'multipart/form-data; boundary=B' };
      const answer = await app.nest.getHttpAdapter().getInstance().inject({ method: 'POST', url: `/api/attachments?type=case&id=${subject.id}`, payload: `${parts.join('')}--B--\r\n`, headers });
      return [answer.statusCode, answer.json().errors?.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)];
    };
    const [one, two] = [part('file', 'a.txt'), part('file', 'b.txt')];
    expect([await send(one, two), await send(one, two, two), await send(one, two, two, two, part('x'))]).toEqual(Array.from({ length: 3 }, () => [400, ['file one-file-only']]));
    expect([await send(part('file')), await send(part('note'), one), await send(one, part('note'))]).toEqual([[400, ['file not-a-file']], [400, ['note not-a-file']], [400, ['note unknown-field']]]);
    expect([stored().length, (await office.ann.http.get(`/api/attachments?type=case&id=${subject.id}`)).body]).toEqual([before, []]);
  });

  test('with an Idempotency-Key is kept once; another file or case is refused under it', async () => {
    const subject = office.case();
    const send = (bytes: string, to = subject) => upload(office.ann, to, 'a.txt', Buffer.from(bytes), 'file', { 'idempotency-key': 'file-1' });
    const [first, again] = [await send('one'), await send('one')];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect([(await send('two')).status, (await send('one', office.case())).status]).toEqual([422, 422]);
    expect((await office.ann.http.get(`/api/attachments?type=case&id=${subject.id}`)).body).toHaveLength(1);
  });

  test('is only put on cases one may see, and removed by its sender or by those who may', async () => {
    const subject = office.case();
    expect((await upload(office.bo, subject, 'a.png', png)).status).toBe(404);
    expect((await upload(other.ann, subject, 'a.png', png)).status).toBe(404);
    const list = `/api/attachments?type=case&id=${subject.id}`;
    const mine = (await upload(office.ann, subject, 'a.png', png)).body.id;
    const chiefs = (await upload(office.chief, subject, 'b.png', png)).body.id;
    expect((await office.ann.http.get(list)).body.map(({ name }: { name: string }) => name)).toEqual(['a.png', 'b.png']);
    expect((await office.ann.http.delete(`/api/attachments/${chiefs}`)).status).toBe(403);
    expect((await office.bo.http.delete(`/api/attachments/${mine}`)).status).toBe(404);
    expect((await office.chief.http.delete(`/api/attachments/${mine}`)).status).toBe(204);
    expect((await office.ann.http.get(`/api/attachments/${mine}`)).status).toBe(404);
    expect((await office.ann.http.get(list)).body.map(({ name }: { name: string }) => name)).toEqual(['b.png']);
    expect((await office.bo.http.get(list)).status).toBe(404);
  });
});

describe('comments', () => {
  test('are written on cases one may see, and read by nobody else', async () => {
    const subject = office.case();
    const list = `/api/comments?type=case&id=${subject.id}`;
    const write = (who: Colleague, text: string, on = subject) => who.http.post('/api/comments', { subject: on, text });
    expect((await write(office.ann, '已联系客户')).status).toBe(201);
    expect((await write(office.ann, ' ')).body.errors).toMatchObject([{ path: 'text' }]);
    expect([(await write(office.bo, 'x')).status, (await write(other.ann, 'x')).status, (await write(office.chief, 'x')).status]).toEqual([404, 404, 403]);
    expect((await write(office.ann, 'x', { type: 'planet', id: subject.id })).status).toBe(404);
    expect((await office.ann.http.get(list)).body).toMatchObject([{ by: office.ann.id, text: '已联系客户', at: '2026-10-12T01:00:00.000Z' }]);
    expect([(await office.bo.http.get(list)).status, (await other.ann.http.get(list)).status]).toEqual([404, 404]);
    expect((await office.ann.http.get(`${list}&colour=red`)).body.errors).toMatchObject([{ path: 'colour', code: 'unknown-field' }]);
    expect(await office.journal(subject)).toEqual(['comment-added']);
  });
});

describe('numbers', () => {
  const draw = (of = office) => of.within(() => app.get(Commands).transaction(() => app.get(Numbers).next(caseNumber)));

  test('are drawn without a gap, by tenant and month, also by many at once and when a command fails', async () => {
    expect(await draw()).toBe('C202610-001');
    const failed = office.within(() => app.get(Commands).transaction(async () => {
      await app.get(Numbers).next(caseNumber);
      throw new Error('on purpose');
    }));
    await expect(failed).rejects.toThrow('on purpose');
    const drawn = await Promise.all(Array.from({ length: 20 }, () => draw()));
    expect(drawn.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `C202610-${String(n + 2).padStart(3, '0')}`));
    expect(await draw(other)).toBe('C202610-001');
    app.now.set('2026-10-31T23:59+08:00');
    expect(await draw()).toBe('C202610-022');
    app.now.set('2026-11-01T00:00+08:00');
    expect(await draw()).toBe('C202611-001');
  });
});

test('every table shows one tenant’s rows, and none without a tenant', async () => {
  const tables = ['clock', 'clock_interval', 'case_step', 'case_step_entry', 'case_step_wait', 'case_assignment', 'case_owner', 'comment', 'attachment', 'number_counter', 'calendar_exception'];
  for (const table of tables) {
    const owners = await withTenant(await app.get(Tenants).byCode('north'), systemActor, () => app.get(Db).rows<{ tenant: string }>(sql`select distinct tenant_id as tenant from ${sql.table(table)}`));
    expect(owners.filter(({ tenant }) => tenant !== office.tenant.id)).toEqual([]);
    expect((await app.get(Db).across<{ n: number }>(sql`select count(*)::int as n from ${sql.table(table)}`))[0]!.n).toBe(0);
  }
});
