import { text } from '@aftercare/kernel';
import { expect, it } from 'vitest';
import { titled } from './form-schema.ts';

const title = (name: string) => text(name, name);

it('names fields by path before name, keeps a label of their own, and reaches into lists and what may be null', () => {
  const { properties } = titled(
    { type: 'object', properties: { note: { type: 'string' }, own: { 'x-title': title('own') }, rows: { type: 'array', items: { type: 'object', properties: { note: { type: 'string' } } } }, maybe: { anyOf: [{ type: 'object', properties: { note: {} } }, { type: 'null' }] } } },
    { note: title('any'), own: title('other'), 'rows.note': title('row') },
  );
  expect(properties?.note?.['x-title']).toEqual(title('any'));
  expect(properties?.own?.['x-title']).toEqual(title('own'));
  expect(properties?.rows?.items?.properties?.note?.['x-title']).toEqual(title('row'));
  expect(properties?.maybe?.anyOf?.[0]?.properties?.note?.['x-title']).toEqual(title('any'));
});
