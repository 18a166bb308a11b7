import {
  atLeast, defineModule, definePlugin, email, extraFields, labelled, money, override, plan, policy, procedure, resource, role, setting, settingDefault, step, superior, template, text, yuan,
  paragraph, type PluginManifest,
} from '@aftercare/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkPlugin, example, says, type PluginUnderTest } from './conformance.ts';
import { valuesOf } from './conformance-values.ts';

const facts = z.strictObject({ amount: money.nullable(), kind: z.enum(['a', 'b']), days: z.number().int().min(0).max(30), seen: z.array(z.uuid()) });
const large = setting('desk.large', text('大额', 'Large'), money.nullable(), null);
const size = policy('desk.size', { title: text('大小', 'Size'), facts, decision: z.enum(['small', 'large']), settings: [large] }, ({ amount }, read) => {
  const limit = read(large);
  return limit && amount && atLeast(amount, limit) ? 'large' : 'small';
});
const clerk = role('desk.clerk', text('办事员', 'Clerk'));
const handling = procedure('desk.handling', { title: text('程序', 'Procedure'), facts }, () => []);
const thanked = email('desk.thanked', text('致谢', 'Thanks'), z.object({ name: z.string().max(80), at: z.date(), url: z.url({ protocol: /^https?$/ }).max(2_000) }));
const desk = defineModule({ id: 'desk', title: text('柜台', 'Desk'), requires: [], roles: { clerk }, settings: { large }, policies: { size, handling }, emails: { thanked } });

const look = step('acme.look', text('查看', 'Look'), z.object({ found: labelled(z.string().min(1), '发现', 'Found') }));
const acme = definePlugin({
  id: 'acme',
  version: '1.0.0',
  title: text('艾克米', 'Acme'),
  overrides: [override(size, (given, standard) => (given.days > 7 ? 'large' : standard(given))), override(handling, ({ kind }) => (kind === 'a' ? [plan(look, { by: superior })] : []))],
  defaults: [settingDefault(large, yuan('2000'))],
  steps: { look },
});
const words = template(thanked, { 'zh-CN': { subject: '谢谢{{name}}', blocks: [paragraph('{{url}}')] }, en: { subject: 'Thank you {{name}}', blocks: [paragraph('{{url}}')] } });
const render: PluginUnderTest['render'] = ({ wording }, _vars, locale) => ({ subject: wording[locale].subject, text: 'x' });

/** What is wrong with a plugin, by the name of the check. */
const problems = (plugin: PluginManifest, more: Partial<PluginUnderTest> = {}) =>
  checkPlugin({ modules: [desk], plugin, ...more }).flatMap(({ name, run }) => {
    try {
      run();
      return [];
    } catch (problem) {
      return [`${name}: ${(problem as Error).message.split('\n')[0]}`];
    }
  });

describe('values of a schema', () => {
  const all = z.strictObject({
    word: z.string().trim().min(2).max(5), id: z.uuid(), mail: z.email(), day: z.iso.date(), at: z.iso.datetime({ offset: true }), number: z.string().regex(/^\d{4}$/), when: z.date(), count: z.number().int().min(3).max(5), rate: z.number().min(0).max(1),
    flag: z.boolean(), kind: z.enum(['x', 'y']), one: z.literal(1), perhaps: z.string().optional(), none: z.null(), some: money.nullable(), several: z.array(z.enum(['p', 'q'])).min(1).max(2), either: z.union([z.number().int(), z.uuid()]),
    by: z.partialRecord(z.enum(['m', 'n']), z.boolean()), free: z.record(z.string(), z.string()), pair: z.tuple([z.boolean(), z.boolean()]), usual: z.boolean().default(true), even: z.number().int().refine((n) => n % 2 === 0),
  });

  test('pass it again, and cover it', () => {
    fc.assert(fc.property(valuesOf(all), (value) => all.safeParse(value).success));
    const found = fc.sample(valuesOf(all), { seed: 1, numRuns: 200 });
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['x', 'y']));
    expect(new Set(found.map(({ some }) => some?.currency ?? null))).toEqual(new Set([null, 'CNY']));
    expect(new Set(found.flatMap(({ by }) => Object.keys(by)))).toEqual(new Set(['m', 'n']));
  });
});

test('says what a rule says under a plugin, under none, and after an administrator', () => {
  const given = { amount: yuan('2000'), kind: 'b' as const, days: 1, seen: [] };
  expect([says()(size, given), says(acme)(size, given), says(acme, [settingDefault(large, yuan('2000.01'))])(size, given)]).toEqual(['small', 'large', 'small']);
});

describe('a plugin', () => {
  test('that holds to everything has no problems', () => {
    expect(problems(acme, { templates: [words], render })).toEqual([]);
    expect(checkPlugin({ modules: [desk], plugin: acme }).map(({ name }) => name)).toContain('decides desk.size for every case, the same each time, and validly');
  });

  const broken = (more: Partial<PluginManifest>) => problems({ ...acme, overrides: [], defaults: [], steps: {}, ...more });

  test('that decides invalidly, throws, or decides by something else than its facts is found', () => {
    let turn = 0;
    expect(broken({ overrides: [override(size, () => 'huge' as never)] })[0]).toMatch(/decides desk.size/);
    expect(broken({ overrides: [override(size, ({ amount }) => (atLeast(amount!, yuan('1')) ? 'large' : 'small'))] })[0]).toMatch(/decides desk.size/);
    expect(broken({ overrides: [override(size, () => (turn++ % 2 ? 'large' : 'small'))] })[0]).toMatch(/decides desk.size/);
    expect(broken({ overrides: [override(size, (given) => {
      (given as { days: number }).days = 1;
      return 'large';
    })] })[0]).toMatch(/decides desk.size/);
  });

  test('that reads a setting without saying so is found', () => {
    const own = setting('acme.limit', text('限额', 'Limit'), money, yuan('1'));
    expect(broken({ settings: { own }, overrides: [override(size, (_, __, read) => (read(own) ? 'large' : 'small'))] })[0]).toMatch(/decides desk.size/);
    expect(broken({ settings: { own }, overrides: [override(size, (_, __, read) => (read(own) ? 'large' : 'small'), { settings: [own] })] })).toEqual([]);
  });

  test('whose override changes nothing is found', () => {
    expect(broken({ overrides: [override(size, (given, standard) => standard(given))] })).toEqual(['says something else than the standard in desk.size: No case was found in which the override of desk.size changes anything.']);
  });

  test('whose override touches cases that chance does not find is shown one', () => {
    const rare = definePlugin({ ...acme, overrides: [override(size, (given, standard) => (given.amount?.amount === '0.07' ? 'large' : standard(given)))], defaults: [], steps: {} });
    expect(problems(rare)).toHaveLength(1);
    expect(problems(rare, { examples: [example(size, { amount: yuan('0.07'), kind: 'a', days: 1, seen: [] })] })).toEqual([]);
  });

  test('that plans unknown steps, or for unknown posts, or never plans one of its own is found', () => {
    const stranger = step('acme.stranger', text('生', 'Stranger'), z.object({}));
    expect(broken({ overrides: [override(handling, () => [plan(stranger, { by: superior })])] })).toEqual(['plans known steps for known posts in desk.handling: unknown steps: acme.stranger']);
    expect(broken({ steps: { look }, overrides: [override(handling, () => [plan(look, { by: role('acme.nobody', text('无', 'Nobody')) })])] })).toEqual(['plans known steps for known posts in desk.handling: unknown posts: acme.nobody']);
    expect(broken({ steps: { look, stranger }, overrides: [override(handling, () => [plan(look, { by: clerk })])] })).toEqual(['plans known steps for known posts in desk.handling: never planned: acme.stranger']);
    expect(broken({ steps: { look }, overrides: [override(handling, () => [plan(look, { by: clerk }), plan(look, { by: clerk })])] }).join('\n')).toMatch('never finished: The procedure names acme.look twice.');
    expect(broken({ steps: { look, stranger }, overrides: [override(handling, () => [plan(look, { by: clerk, after: [stranger] }), plan(stranger, { by: clerk, after: [look] })])] }).join('\n')).toMatch('Steps wait for each other: acme.look, acme.stranger.');
  });

  test('whose forms, fields, titles, names or values are not in order is found', () => {
    const bare = step('acme.bare', text('空', 'Bare'), z.object({ note: z.string() }));
    expect(broken({ steps: { bare } })).toEqual(['labels the form of acme.bare in every language: without a label: note']);
    expect(broken({ fields: [extraFields(resource('thing', text('物', 'Thing')), { vin: z.string() })] })).toEqual(['labels the fields it adds to thing in every language: without a label: vin']);
    expect(broken({ roles: { odd: role('other.odd', text('怪', '')) } })).toEqual(['names what it declares after itself: not named after the plugin: other.odd', 'titles everything in every language: without a title: other.odd']);
    expect(broken({ defaults: [settingDefault(large, { amount: '2000' } as never)] })).toEqual([]);
    expect(broken({ defaults: [settingDefault(large, 'much' as never)] })[0]).toMatch(/gives desk.large a value that it allows/);
    expect(broken({ defaults: [settingDefault(setting('other.x', text('甲', 'X'), z.boolean(), true), true)] })).toEqual(['overrides and sets only what its modules declare: unknown: other.x']);
  });

  test('whose template is for no known mail, or says nothing, is found', () => {
    const lost = template(email('desk.lost', text('失', 'Lost'), z.object({})), { 'zh-CN': { subject: '甲', blocks: [] }, en: { subject: 'A', blocks: [] } });
    expect(problems(acme, { templates: [lost], render })).toEqual(['words desk.lost in every language: No module declares the mail desk.lost.']);
    expect(problems(acme, { templates: [words], render: () => ({ subject: ' ', text: 'x' }) })).toEqual(['words desk.thanked in every language: desk.thanked says nothing in zh-CN.']);
  });
});
