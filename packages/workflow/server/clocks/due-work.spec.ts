import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DueWork, type DuePiece } from './due-work.ts';

beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(['error', 'warn', 'log']));

const piece = (id: string): DuePiece => ({ tenant: 't', id });
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);

test('pieces that fail again and again take no turn of those that are due after them, and are tried again in a minute', async () => {
  const work = new DueWork('Piece', 2);
  const waiting = [piece('bad 1'), piece('bad 2'), piece('good')];
  const tried: string[] = [];
  const turn = (seconds: number) =>
    work.run(at(seconds), async (most) => waiting.slice(0, most), async ({ id }) => {
      tried.push(id);
      if (id.startsWith('bad')) throw new Error(id);
      waiting.pop();
      return true;
    });
  expect([await turn(0), await turn(1), await turn(2)]).toEqual([0, 1, 0]);
  expect(tried).toEqual(['bad 1', 'bad 2', 'good']);
  expect(await turn(61)).toBe(0);
  expect(tried.slice(3)).toEqual(['bad 1', 'bad 2']);
});
