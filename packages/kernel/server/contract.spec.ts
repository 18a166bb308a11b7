import { email, event, override, paragraph, policy, resource, setting, settingDefault, template, text, type Journaled } from '@aftercare/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { subscribe } from './subscriber.ts';

const thing = resource('thing', text('物', 'Thing'));
const small = policy('x.small', { title: text('小', 'Small'), facts: z.strictObject({ size: z.number() }), decision: z.boolean() }, ({ size }) => size < 10);
const limit = setting('x.limit', text('限', 'Limit'), z.number(), 1);
const measured = event('x.measured', text('已量', 'Measured'), z.object({ size: z.number() }), { subject: thing });
const told = email('x.told', text('告知', 'Told'), z.object({ size: z.string() }));

class Listens {
  async handle(_: Journaled<{ size: number }>) {}
}

class ListensToSomethingElse {
  async handle(_: Journaled<{ warehouse: string }>) {}
}

test('what does not fit its constant does not compile', () => {
  override(small, ({ size }, standard) => size < 5 || standard({ size }));
  // @ts-expect-error the decision is a boolean
  override(small, () => 'yes');
  // @ts-expect-error there is no such fact
  override(small, ({ colour }) => colour === 'red');
  settingDefault(limit, 2);
  // @ts-expect-error the value is a number
  settingDefault(limit, 'two');
  subscribe(measured, Listens);
  // @ts-expect-error another payload
  subscribe(measured, ListensToSomethingElse);
  // @ts-expect-error English is missing
  template(told, { 'zh-CN': { subject: '尺寸', blocks: [paragraph('{{size}}')] } });
  expect(small.decide({ size: 3 }, () => { throw new Error('declares no settings'); })).toBe(true);
});
