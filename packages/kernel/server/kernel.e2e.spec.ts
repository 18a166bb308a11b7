import { defineModule, definePlugin, event, money, override, permissions, policy, ref, resource, setting, settingDefault, text, yuan, question, gathered, extraFields, type Journaled } from '@aftercare/kernel';
import { startTestApp, type TestApp } from '@aftercare/kernel/testing';
import { EntityManager, defineEntity, p } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { Body, Controller, Get, Headers, Injectable, Post } from '@nestjs/common';
import { Command, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  Allow, answer, Authenticator, Commands, Database, Db, defineServerModule, defineServerPlugin, Events, Extras, Journal, newKey, Policies, Public, Questions, SetSetting, sql, subscribe, systemActor, tenantKey, Tenants, tenantTable, tenantWall, withTenant,
  type Caller, type Tenant,
} from './index.ts';
import { PreviewSetting } from './preview-setting.ts';
import { ShowSetting } from './show-setting.ts';

const can = permissions('notes', { write: text('写', 'Write'), shred: text('销毁', 'Shred') });
const note = resource('note', text('便条', 'Note'));
const large = setting('notes.large', text('大额', 'Large amount'), money, yuan('2000'));
const size = policy('notes.size', { title: text('大小', 'Size'), facts: z.strictObject({ amount: money }), decision: z.enum(['small', 'large']), settings: [large] }, ({ amount }, read) => (Number(amount.amount) >= Number(read(large).amount) ? 'large' : 'small'));
const noted = event('notes.noted', text('已记录', 'Noted'), z.object({ size: z.string() }), { subject: note });
const weight = question('notes.weight', { asks: z.string(), answers: z.number() }, { whenAbsent: -1 });
const unanswered = question('notes.unanswered', { asks: z.string(), answers: z.number() }, { whenAbsent: -1 });
const words = gathered('notes.words', { asks: z.string(), item: z.string() });
const unsaid = gathered('notes.unsaid', { asks: z.string(), item: z.string() });
const noteInput = z.strictObject({ body: z.string().min(1).max(200), amount: money, extra: z.record(z.string(), z.unknown()).optional() });

const NoteSchema = defineEntity({ name: 'Note', tableName: 'note', filters: tenantWall, properties: { ...tenantKey, body: p.text(), size: p.text(), extra: p.json<object>() } });
class Note extends NoteSchema.class {}
NoteSchema.setClass(Note);

class MigrationNotes extends Migration {
  override name = 'notes/Migration1';
  override up() {
    this.addSql(`create table note (tenant_id uuid not null default current_tenant(), id uuid not null, body text not null, size text not null, extra jsonb not null, primary key (tenant_id, id));`);
    this.addSql(tenantTable('note'));
    this.addSql(`create table heard (tenant_id uuid not null default current_tenant(), id uuid not null, seq int not null, size text not null, primary key (tenant_id, id));`);
    this.addSql(tenantTable('heard'));
  }
}

class WriteNote extends Command<{ id: string; size: string }> {
  constructor(readonly input: z.output<typeof noteInput>, readonly fail = false) {
    super();
  }
}

@CommandHandler(WriteNote)
class WriteNoteHandler implements ICommandHandler<WriteNote> {
  constructor(private readonly em: EntityManager, private readonly events: Events, private readonly policies: Policies, private readonly extras: Extras) {}

  async execute({ input: { body, amount, extra }, fail }: WriteNote) {
    const key = newKey();
    const decided = this.policies.decide(size, { amount }, { subject: ref(note, key.id) });
    this.em.create(Note, { ...key, body, size: decided, extra: this.extras.parse(note, extra) });
    this.events.publish(noted, key.id, { size: decided });
    if (fail) throw new Error('on purpose');
    return { id: key.id, size: decided };
  }
}

@Injectable()
class Hear {
  static failures = 0;
  constructor(private readonly db: Db) {}

  async handle({ id, seq, payload }: Journaled<{ size: string }>) {
    await this.db.run(sql`insert into heard (id, seq, size) values (${id}, ${seq}, ${payload.size})`);
    if (Hear.failures-- > 0) throw new Error('not yet');
  }
}

@Injectable()
class Weigh {
  async answer(asked: string) {
    return asked.length;
  }
}

@Injectable()
class Split {
  async answer(asked: string) {
    return asked.split(' ');
  }
}

@Injectable()
class Shout {
  async answer(asked: string) {
    return [asked.toUpperCase()];
  }
}

@Controller('api/notes')
class NotesController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Allow(can.write)
  write(@Body({ schema: noteInput }) input: z.output<typeof noteInput>) {
    return this.commands.execute(new WriteNote(input));
  }

  @Post('shred')
  @Allow(can.shred)
  shred() {
    return {};
  }

  @Get('hello')
  @Public()
  hello(@Headers('x-broken') broken?: string) {
    if (broken) throw new Error('a secret detail');
    return { hello: true };
  }
}

/** Trusts a header: who signs in is not the kernel's business. */
@Injectable()
class HeaderAuthenticator extends Authenticator {
  constructor(private readonly tenants: Tenants) {
    super();
  }

  async authenticate(request: FastifyRequest): Promise<Caller | undefined> {
    const code = request.headers['x-tenant'];
    return typeof code === 'string' ? { tenant: await this.tenants.byCode(code), actor: { ...systemActor, permissions: new Set([can.write.id]) } } : undefined;
  }
}

const notes = defineServerModule({
  manifest: defineModule({ id: 'notes', title: text('便条', 'Notes'), requires: [], permissions: can, settings: { large }, policies: { size }, events: { noted }, resources: { note } }),
  controllers: [NotesController],
  providers: [WriteNoteHandler],
  entities: [Note],
  migrations: [MigrationNotes],
  subscribers: [subscribe(noted, Hear)],
  answers: [answer(weight, Weigh), answer(words, Split), answer(words, Shout)],
});

const strict = defineServerPlugin({
  manifest: definePlugin({
    id: 'strict', version: '1.2.0', title: text('严', 'Strict'),
    overrides: [override(size, (facts, standard) => (facts.amount.amount === '7.00' ? 'large' : standard(facts)))],
    defaults: [settingDefault(large, yuan('100'))],
    fields: [extraFields(note, { colour: z.enum(['red', 'blue']) })],
  }),
});

let app: TestApp;
let plain: Tenant;
let other: Tenant;

beforeAll(async () => {
  app = await startTestApp({ modules: [notes], plugins: [strict], providers: [{ provide: Authenticator, useClass: HeaderAuthenticator }] });
  plain = await app.tenant('plain');
  other = await app.tenant('other', { plugins: ['strict'] });
});
afterAll(() => app?.close());

const as = (code: string) => app.http.with({ 'x-tenant': code });
const write = (amount: string, code = 'plain', more: object = {}) => as(code).post('/api/notes', { body: 'x', amount: yuan(amount), ...more });
const inTenant = <T>(tenant: Tenant, run: () => Promise<T>) => withTenant(tenant, systemActor, run);
const rows = <T>(tenant: Tenant, query: ReturnType<typeof sql>) => inTenant(tenant, () => app.get(Db).rows(query as never)) as Promise<T[]>;

describe('a command', () => {
  test('leaves its record, its journal row, its decision and its delivery, together', async () => {
    const { status, body } = await write('2000.00');
    expect(status).toBe(201);
    expect(body.size).toBe('large');
    await app.settle();
    expect(await rows(plain, sql`select size from note where id = ${body.id}`)).toEqual([{ size: 'large' }]);
    const [first] = await inTenant(plain, () => app.get(Journal).of(ref(note, body.id)));
    expect(first).toMatchObject({ name: 'notes.noted', seq: 1, payload: { size: 'large' } });
    expect(await rows(plain, sql`select seq, size from heard where id = ${first!.id}`)).toEqual([{ seq: 1, size: 'large' }]);
    expect(await rows(plain, sql`select facts, result, decided_by as "by", settings from decision where subject_id = ${body.id}`)).toEqual([
      { facts: { amount: yuan('2000') }, result: 'large', by: ['notes'], settings: { 'notes.large': { value: yuan('2000'), version: null } } },
    ]);
  });

  test('that fails leaves nothing', async () => {
    const before = await app.visible(plain, 'journal');
    await expect(inTenant(plain, () => app.get(Commands).execute(new WriteNote({ body: 'doomed', amount: yuan('1') }, true)))).rejects.toThrow('on purpose');
    expect(await rows(plain, sql`select id from note where body = 'doomed'`)).toEqual([]);
    expect(await app.visible(plain, 'journal')).toBe(before);
  });

  test('needs a running transaction to publish or to decide', async () => {
    await expect(inTenant(plain, async () => app.get(Events).publish(noted, crypto.randomUUID(), { size: 'small' }))).rejects.toThrow('running command');
    await expect(inTenant(plain, async () => app.get(Policies).decide(size, { amount: yuan('1') }, { subject: ref(note, crypto.randomUUID()) }))).rejects.toThrow('running command');
  });

  test('a subscriber that fails is tried again and heard once', async () => {
    Hear.failures = 1;
    const { body } = await write('3');
    await app.settle();
    const [entry] = await inTenant(plain, () => app.get(Journal).of(ref(note, body.id)));
    expect(await rows(plain, sql`select seq from heard where id = ${entry!.id}`)).toHaveLength(1);
    expect(Hear.failures).toBeLessThan(1);
  });
});

describe('a plugin', () => {
  test('replaces a rule, gives a setting another default and is named in the decision', async () => {
    const seven = await write('7', 'other', { extra: { colour: 'red' } });
    const hundred = await write('100', 'other', { extra: { colour: 'blue' } });
    expect([seven.body.size, hundred.body.size]).toEqual(['large', 'large']);
    expect((await write('7')).body.size).toBe('small');
    expect((await write('100')).body.size).toBe('small');
    expect(await rows(other, sql`select decided_by as "by" from decision where subject_id = ${seven.body.id}`)).toEqual([{ by: ['notes', 'strict@1.2.0'] }]);
  });

  test('that a company lists must be installed, or nothing is decided', async () => {
    await app.tenant('orphan', { plugins: ['gone'] });
    expect((await write('1', 'orphan')).status).toBe(500);
    await expect(app.within('orphan', async () => app.get(Policies).preview(size, { amount: yuan('1') }))).rejects.toThrow('gone, which is not installed');
  });

  test('widens a record by fields that are required and checked', async () => {
    const missing = await write('1', 'other');
    expect(missing.status).toBe(400);
    expect(missing.body.errors).toMatchObject([{ path: 'extra.colour' }]);
    const unknown = await write('1', 'plain', { extra: { colour: 'red' } });
    expect(unknown.body.errors).toMatchObject([{ path: 'extra.colour', code: 'unknown-field' }]);
  });
});

describe('a setting', () => {
  test('holds from its date on; an open case keeps the old value unless the change says otherwise', async () => {
    const tenant = await app.tenant('settings');
    const opened = app.now.iso();
    const decideAs = (openedAt: string) => inTenant(tenant, async () => withTenant(await app.get(Tenants).get(tenant.id), systemActor, async () => app.get(Policies).preview(size, { amount: yuan('500') }, openedAt)));
    const change = (value: unknown, appliesToOpen: boolean) => inTenant(tenant, () => app.get(Commands).execute(new SetSetting(large.id, { value, appliesToOpen })));
    app.now.advance({ hours: 1 });
    await change(yuan('400'), false);
    expect(await decideAs(opened)).toBe('small');
    expect(await decideAs(app.now.iso())).toBe('large');
    app.now.advance({ hours: 1 });
    await change(yuan('450'), true);
    expect(await decideAs(opened)).toBe('large');
    await expect(change('no money', false)).rejects.toMatchObject({ code: 'kernel.invalid-input' });
  });

  test('says beforehand which decisions would have been others, and shows its history', async () => {
    const tenant = await app.tenant('preview');
    for (const amount of ['500', '1500', '2500']) expect((await write(amount, 'preview')).status).toBe(201);
    const preview = await inTenant(tenant, () => app.get(QueryBus).execute(new PreviewSetting(large.id, yuan('1000'))));
    expect(preview.policies).toMatchObject([{ id: size.id, asked: 3, changed: 1, unknown: 0, examples: [{ before: 'small', after: 'large', subject: { type: note.name } }] }]);
    expect((await inTenant(tenant, () => app.get(QueryBus).execute(new PreviewSetting(large.id, yuan('2000'))))).policies).toMatchObject([{ changed: 0 }]);
    await expect(inTenant(tenant, () => app.get(QueryBus).execute(new PreviewSetting(large.id, 'no money')))).rejects.toMatchObject({ code: 'kernel.invalid-input' });
    await inTenant(tenant, () => app.get(Commands).execute(new SetSetting(large.id, { value: yuan('1000'), appliesToOpen: false })));
    const shown = await withTenant(await app.get(Tenants).get(tenant.id), systemActor, () => app.get(QueryBus).execute(new ShowSetting(large.id)));
    expect(shown).toMatchObject({ value: yuan('1000'), standard: yuan('2000'), decidedBy: 'tenant', policies: [{ id: size.id }], versions: [{ value: yuan('1000'), appliesToOpen: false }] });
  });
});

describe('the walls', () => {
  test('a query without any filter shows one tenant only, and none without a tenant', async () => {
    await write('5');
    await write('5', 'other', { extra: { colour: 'red' } });
    const mine = await app.visible(plain, 'note');
    const theirs = await app.visible(other, 'note');
    expect(mine).toBeGreaterThan(0);
    expect(theirs).toBeGreaterThan(0);
    expect(await rows(plain, sql`select distinct tenant_id as id from note`)).toEqual([{ id: plain.id }]);
    expect(await app.get(Db).across(sql`select * from note`)).toEqual([]);
    expect(await app.get(Db).across(sql`select * from tenant`)).toEqual([]);
  });

  test('a row of another tenant cannot be written or changed', async () => {
    const { body } = await write('5');
    const steal = inTenant(other, () => app.get(Commands).transaction(() => app.get(Db).run(sql`insert into note (tenant_id, id, body, size, extra) values (${plain.id}, gen_random_uuid(), 'x', 'x', '{}')`)));
    await expect(steal).rejects.toThrow(/row-level security/);
    const touched = await inTenant(other, () => app.get(Commands).transaction(() => app.get(Db).run(sql`update note set body = 'stolen' where id = ${body.id}`)));
    expect(touched).toBe(0);
  });

  test('a reading cannot write', async () => {
    await expect(rows(plain, sql`insert into note (id, body, size, extra) values (gen_random_uuid(), 'sneaked in', 'x', '{}') returning id`)).rejects.toThrow(/read-only transaction/);
    expect(await rows(plain, sql`select id from note where body = 'sneaked in'`)).toEqual([]);
  });

  test('the journal cannot be changed by the product', async () => {
    await expect(inTenant(plain, () => app.get(Commands).transaction(() => app.get(Db).run(sql`update journal set body = '{}'`)))).rejects.toThrow(/permission denied/);
    await expect(inTenant(plain, () => app.get(Commands).transaction(() => app.get(Db).run(sql`delete from journal`)))).rejects.toThrow(/permission denied/);
  });

  test('the ORM finds nothing outside a tenant', async () => {
    await expect(app.get(EntityManager).fork().find(Note, {})).rejects.toThrow('outside a tenant');
  });
});

describe('the journal', () => {
  test('is sealed, verifies, and shows a change made behind its back', async () => {
    const tenant = await app.tenant('audited');
    await write('1', 'audited');
    await write('2', 'audited');
    await app.settle();
    const verify = () => inTenant(tenant, () => app.get(Journal).verify());
    expect(await rows(tenant, sql`select count(*)::int as n from journal_unsealed`)).toEqual([{ n: 0 }]);
    expect(await verify()).toEqual([]);
    const database = app.get(Database);
    if (database.embedded) await database.embedded.exec('reset role');
    await database.asOwner(`update journal set body = replace(body, '"small"', '"large"') where tenant_id = '${tenant.id}'`);
    if (database.embedded) await database.embedded.exec('set role aftercare_app');
    expect(await verify()).toHaveLength(2);
  });
});

describe('a request', () => {
  test('with wrong fields is told every one of them at once', async () => {
    const { status, body, headers } = await as('plain').post('/api/notes', { body: '', amount: { amount: '1.234', currency: 'CNY' }, more: 1 });
    expect(status).toBe(400);
    expect(headers['content-type']).toMatch('application/problem+json');
    expect(body.code).toBe('kernel.invalid-input');
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['amount.amount', 'body', 'more']);
  });

  test('needs a caller and the permission', async () => {
    expect((await app.http.post('/api/notes', {})).status).toBe(401);
    const { status, body } = await as('plain').post('/api/notes/shred');
    expect([status, body.code, body.permission]).toEqual([403, 'kernel.forbidden', 'notes.shred']);
    expect((await app.http.get('/api/notes/hello')).body).toEqual({ hello: true });
  });

  test('that breaks the server tells nothing of its inside', async () => {
    const { status, body } = await app.http.with({ 'x-broken': '1' }).get('/api/notes/hello');
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  test('with broken JSON, an unknown route or a NUL character is a client error', async () => {
    const broken = await app.nest.inject({ method: 'POST', url: '/api/notes', headers: { 'content-type': 'application/json', 'x-tenant': 'plain' }, payload: '{"a":' });
    expect(broken.statusCode).toBe(400);
    expect((await as('plain').get('/api/nothing')).body).toMatchObject({ status: 404, code: 'kernel.no-such-route' });
    expect((await write('1', 'plain', { body: 'a\u0000b' })).status).toBe(400);
  });

  test('with an Idempotency-Key gets its first answer again; another body is refused', async () => {
    const key = { 'idempotency-key': 'once-1' };
    const first = await as('plain').post('/api/notes', { body: 'once', amount: yuan('1') }, key);
    const again = await as('plain').post('/api/notes', { body: 'once', amount: yuan('1') }, key);
    expect(again.body).toEqual(first.body);
    expect(await rows(plain, sql`select id from note where body = 'once'`)).toHaveLength(1);
    const changed = await as('plain').post('/api/notes', { body: 'twice', amount: yuan('1') }, key);
    expect([changed.status, changed.body.code]).toEqual([422, 'kernel.idempotency-key-reused']);
  });

  test('many at once with one Idempotency-Key do the work once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => as('plain').post('/api/notes', { body: 'racing', amount: yuan('1') }, { 'idempotency-key': 'race' })));
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect(await rows(plain, sql`select id from note where body = 'racing'`)).toHaveLength(1);
  });
});

describe('a question', () => {
  test('is answered by a loaded module, else by its default', async () => {
    expect(await app.get(Questions).ask(weight, 'four')).toBe(4);
    expect(await app.get(Questions).ask(unanswered, 'four')).toBe(-1);
  });

  test('that is gathered is answered by all who can, one after the other, else by nobody', async () => {
    expect(await app.get(Questions).ask(words, 'two words')).toEqual(['two', 'words', 'TWO WORDS']);
    expect(await app.get(Questions).ask(unsaid, 'two words')).toEqual([]);
  });
});

test('a route that nothing guards stops the start', async () => {
  @Controller('api/open')
  class OpenController {
    @Get()
    all() {
      return [];
    }
  }
  const open = defineServerModule({ manifest: defineModule({ id: 'open', title: text('开', 'Open'), requires: [] }), controllers: [OpenController] });
  await expect(startTestApp({ modules: [open], providers: [{ provide: Authenticator, useClass: HeaderAuthenticator }] })).rejects.toThrow('OpenController.all needs @Allow');
});
