import { expect, test } from 'vitest';
import { seatsSigned } from './signing-seat.ts';

const chain = [['supervisor', 'marketing'], ['director']];
const own = (role: string) => ({ role, for: null });

test('one signature counts for the level whose turn it is', () => {
  expect(seatsSigned(chain, 0, [own('marketing')])).toEqual([own('marketing')]);
  expect(seatsSigned(chain, 1, [own('marketing')])).toEqual([]);
  expect(seatsSigned(chain, 0, [own('director')])).toEqual([]);
});

test('who may sign the next level too need not sign twice', () => {
  expect(seatsSigned(chain, 0, [own('director'), own('supervisor')])).toEqual([own('supervisor'), own('director')]);
});

test('one’s own right comes before another’s place', () => {
  expect(seatsSigned(chain, 0, [{ role: 'supervisor', for: 'sue' }, own('supervisor')])).toEqual([own('supervisor')]);
  expect(seatsSigned(chain, 0, [{ role: 'supervisor', for: 'sue' }])).toEqual([{ role: 'supervisor', for: 'sue' }]);
});
