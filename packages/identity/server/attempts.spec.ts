import { expect, test } from 'vitest';
import { addressBlock, countersOf } from './attempts.ts';

test('an IPv6 address counts as its /64, an IPv4 address as itself', () => {
  expect(addressBlock('192.0.2.7')).toBe('192.0.2.7');
  expect(addressBlock('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(addressBlock('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
  expect(addressBlock('2001:0DB8:0001::5:6')).toBe('2001:db8:1:0');
  expect(addressBlock('::1')).toBe('0:0:0:0');
  expect(addressBlock('fe80::1%eth0')).toBe('fe80:0:0:0');
});

test('counters tell accounts and addresses apart, and hide both', () => {
  const [mine, account, address] = countersOf('gift anna@example.com', '192.0.2.7');
  expect(new Set([mine!.key, account!.key, address!.key]).size).toBe(3);
  expect(JSON.stringify([mine, account, address])).not.toMatch(/anna|192/);
  expect(countersOf('plain anna@example.com', '192.0.2.7')[2]!.key).toBe(address!.key);
  expect(countersOf('gift anna@example.com', '192.0.2.8')[1]!.key).toBe(account!.key);
});
