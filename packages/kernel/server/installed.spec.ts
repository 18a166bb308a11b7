import { defineModule, text } from '@aftercare/kernel';
import { describe, expect, test } from 'vitest';
import { closure } from './installed.ts';

const module = (id: string, requires: string[] = []) => ({ manifest: defineModule({ id, title: text(id, id), requires }) });
const all = [module('mail'), module('identity', ['mail']), module('directory', ['identity']), module('returns', ['directory']), module('complaints', ['directory'])];
const ids = (wanted?: string[]) => closure(all, wanted).map(({ manifest }) => manifest.id);

describe('the modules that are loaded', () => {
  test('are all, when nothing is said', () => expect(ids()).toEqual(['mail', 'identity', 'directory', 'returns', 'complaints']));
  test('are those asked for and what they require, lowest first', () => expect(ids(['complaints'])).toEqual(['mail', 'identity', 'directory', 'complaints']));
  test('an unknown name is refused with those there are', () => expect(() => ids(['complaint'])).toThrow(/"complaint".*complaints/));
});
