import * as directory from '@aftercare/directory';
import type { LineWords } from '@aftercare/kernel/admin';
import { expect, test } from 'vitest';
import english from './locales/en.json' with { type: 'json' };
import chinese from './locales/zh-CN.json' with { type: 'json' };
import directoryLine from './timeline-lines.ts';

const words = { t: (key: string) => key, say: (given: { en: string } | string) => (typeof given === 'string' ? given : given.en) } as unknown as LineWords;
const events = Object.values(directory).filter((each): each is typeof directory.partyCreated => typeof each === 'object' && each !== null && 'schema' in each && 'subject' in each && 'name' in each);
const at = (said: object, key: string): unknown => key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown>)?.[part], said);

test('every event of the directory has a line in both languages, and changes name their fields', () => {
  expect(events.length).toBeGreaterThan(8);
  for (const { name } of events) {
    const line = directoryLine({ event: name, payload: { fields: ['name'], code: 'K1', standing: 'good' }, text: null }, words);
    for (const said of [chinese, english]) expect(at(said, line?.title ?? name), name).toBeTypeOf('string');
  }
  expect(directoryLine({ event: 'directory.party-changed', payload: { fields: ['salespersonId', 'phone'] }, text: null }, words)?.body).toBe('Salespersondirectory.commaPhone');
});
