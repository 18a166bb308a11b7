import { expect, test } from 'vitest';
import { explain, readOptions } from './chore.ts';

test('options become the members that the chore knows', () => {
  expect(readOptions(['--admin-email', 'a@example.com', '--modules', 'mail, identity'], ['admin-email', 'modules'], ['modules'])).toEqual({ adminEmail: 'a@example.com', modules: ['mail', 'identity'] });
  expect(() => readOptions(['--colour', 'red'], ['code'])).toThrow("'--colour'");
});

test('every wrong option is named as it was typed', () => {
  const errors = [{ path: 'adminEmail', message: 'Invalid input: expected string, received undefined' }, { path: 'modules.1', message: 'There is no module "x".' }];
  expect(explain({ message: 'Wrong fields', details: { errors } })).toBe('--admin-email: is missing\n--modules: There is no module "x".');
  expect(explain({ message: 'There is no company x.' })).toBe('There is no company x.');
});
