import { defineModule, event, resource, text, type Journaled } from '@aftercare/kernel';
import { openTestDatabase, startTestApp, testEngine, type TestApp } from '@aftercare/kernel/testing';
import { Injectable } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Authenticator, Commands, Database, defineServerModule, Environment, Events, kernelModule, newId, startApp, subscribe } from './index.ts';

const mark = resource('mark', text('记号', 'Mark'));
const marked = event('marks.marked', text('已记', 'Marked'), z.object({ n: z.number() }), { subject: mark });
const heard: number[] = [];

@Injectable()
class HearMark {
  async handle({ payload }: Journaled<{ n: number }>) {
    heard.push(payload.n);
  }
}

@Injectable()
class Nobody extends Authenticator {
  async authenticate() {
    return undefined;
  }
}

const marks = defineServerModule({
  manifest: defineModule({ id: 'marks', title: text('记号', 'Marks'), requires: [], events: { marked }, resources: { mark } }),
  providers: [{ provide: Authenticator, useClass: Nobody }],
  exports: [Authenticator],
  subscribers: [subscribe(marked, HearMark)],
});

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ modules: [marks] });
});
afterAll(() => app?.close());

test('events of one command about one subject are heard in their order', async () => {
  const all = Array.from({ length: 8 }, (_, n) => n);
  const id = newId();
  await app.within(await app.tenant('ordered'), () => app.get(Commands).transaction(async () => all.forEach((n) => app.get(Events).publish(marked, id, { n }))));
  await app.settle();
  expect(heard).toEqual(all);
});

describe.runIf(testEngine() === 'pglite')('the embedded engine', () => {
  test('knows how full its tables are, a minute after they were filled', async () => {
    const { embedded } = app.get(Database);
    await app.tenant('full');
    const counted = async () => (await embedded!.query<{ n: number }>(`select reltuples::int as n from pg_class where relname = 'setting_version'`)).rows[0]!.n;
    await embedded!.transaction(async (trx) => {
      await trx.exec('set local role none');
      await trx.exec(`insert into setting_version (tenant_id, id, setting, value, valid_from, applies_to_open, created_at) select t.id, gen_random_uuid(), 'x', 'null', now(), false, now() from tenant t, generate_series(1, 2000)`);
    });
    app.now.advance({ minutes: 1 });
    await app.settle();
    expect(await counted()).toBeGreaterThanOrEqual(2000);
    expect((await embedded!.query<{ role: string }>('select current_user as role')).rows[0]!.role).toBe('aftercare_app');
  });
});

describe.runIf(testEngine() === 'postgres')('several processes', () => {
  test('start at once on an empty database', async () => {
    const { database, remove } = await openTestDatabase({ empty: true });
    try {
      const start = async () => startApp({ database: await Database.open(database.options), environment: new Environment({ publicUrl: 'http://127.0.0.1:3000', filesDir: '' }), modules: [marks], plugins: [], workers: false });
      const started = await Promise.all([start(), start(), start()]);
      await Promise.all(started.map(({ close }) => close()));
      expect(await database.migrate([...kernelModule.migrations!])).toEqual([]);
    } finally {
      await remove();
    }
  });
});
