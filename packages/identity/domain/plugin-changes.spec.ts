import { definePlugin, override, policy, setting, settingDefault, text } from '@aftercare/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { pluginChanges } from './plugin-changes.ts';

const small = policy('x.small', { title: text('小', 'Small'), facts: z.strictObject({}), decision: z.boolean() }, () => true);
const limit = setting('x.limit', text('限', 'Limit'), z.number(), 1);
const one = definePlugin({ id: 'one', version: '1', title: text('一', 'One'), overrides: [override(small, () => false)] });
const two = definePlugin({ id: 'two', version: '1', title: text('二', 'Two'), overrides: [override(small, () => true)], defaults: [settingDefault(limit, 2)] });
const changes = (before: string[], after: string[]) => pluginChanges(before, after, [one, two]).map(({ id, before: from, after: to }) => [id, from.join(), to.join()]);

test('a plugin that is switched on names every rule it has a say in', () => expect(changes([], ['two'])).toEqual([['x.small', '', 'two'], ['x.limit', '', 'two']]));
test('one that is switched off names what falls back to the standard', () => expect(changes(['one', 'two'], ['one'])).toEqual([['x.small', 'one,two', 'one'], ['x.limit', 'two', '']]));
test('another order changes only what both decide', () => expect(changes(['one', 'two'], ['two', 'one'])).toEqual([['x.small', 'one,two', 'two,one']]));
test('the same plugins in the same order change nothing', () => expect(changes(['one', 'two'], ['one', 'two'])).toEqual([]));
