import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { move, MoreThanThere, percentOf, ratesByDay, shippedTo, stateOf, ways, type Balance, type Way } from './recall-ledger.ts';

const fresh = (shipped: string): Balance => ({ open: shipped, retrieved: '0', destroyed: '0', returned: '0', unreachable: '0' });
const quantity = fc.integer({ min: 0, max: 5_000_000 }).map((n) => new Decimal(n).div(1_000).toFixed());
const way = fc.constantFrom(...(Object.keys(ways) as Way[]));

test('whatever is done, the goods of a holder are as many as were shipped, and nowhere fewer than none', () => {
  fc.assert(
    fc.property(quantity, fc.array(fc.tuple(way, quantity), { maxLength: 40 }), (shipped, moves) => {
      let balance = fresh(shipped);
      for (const [each, amount] of moves) {
        try {
          balance = move(balance, each, amount);
        } catch (error) {
          expect(error).toBeInstanceOf(MoreThanThere);
        }
        expect(new Decimal(shippedTo(balance)).eq(shipped)).toBe(true);
        expect(Object.values(balance).every((there) => new Decimal(there).gte(0))).toBe(true);
      }
    }),
  );
});

test('more than is there, and nothing at all, does not move', () => {
  expect(() => move(fresh('5'), 'retrieve', '5.000001')).toThrow(MoreThanThere);
  expect(() => move(fresh('5'), 'destroy', '1')).toThrow(MoreThanThere);
  expect(() => move(fresh('5'), 'retrieve', '0')).toThrow(MoreThanThere);
});

test('a holder’s state follows from where the goods are', () => {
  const all = (place: keyof Balance): Balance => ({ ...fresh('0'), [place]: '4' });
  expect([stateOf(all('open'), false), stateOf(all('open'), true)]).toEqual(['not-contacted', 'contacted']);
  expect((['retrieved', 'destroyed', 'returned', 'unreachable'] as const).map((place) => stateOf(all(place), true))).toEqual(['retrieved', 'destroyed', 'returned', 'unreachable']);
  expect(stateOf({ ...all('open'), destroyed: '1' }, false)).toBe('contacted');
  expect(stateOf({ ...all('destroyed'), retrieved: '1' }, true)).toBe('retrieved');
});

test('rates grow day by day and are of the whole', () => {
  expect(ratesByDay([{ day: '2026-03-02', reached: 1, retrieved: '0' }, { day: '2026-03-04', reached: 2, retrieved: '25.5' }], { holders: 4, shipped: '100' })).toEqual([{ day: '2026-03-02', reached: 25, retrieved: 0 }, { day: '2026-03-04', reached: 75, retrieved: 25.5 }]);
  expect(percentOf(1, 0)).toBe(0);
});
