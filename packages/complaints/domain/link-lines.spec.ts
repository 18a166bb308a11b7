import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lacking, type Goods } from './link-lines.ts';

const some = <T>(...of: T[]) => fc.constantFrom(null, ...of);
const goods = fc.record({ productId: some('p', 'q'), soldUnitId: some('u', 'v'), orderNumber: some('PO-1', 'po 1'), batch: some('B1', 'b-1', 'B2'), serial: some('S1', 's 1'), problem: fc.constantFrom('坏了', '漏水') });
const lines = (prefix: string) => fc.array(goods, { maxLength: 8 }).map((all) => all.map((each, n): Goods => ({ ...each, id: `${prefix}${n}` })));

test('a line is either taken over or has its like there already: none is lost, none is invented, and a second merge takes nothing', () => {
  fc.assert(
    fc.property(lines('a'), lines('b'), (there, others) => {
      const taken = lacking(there, others);
      const stay = others.filter((line) => !taken.includes(line));
      expect(taken.length + stay.length).toBe(others.length);
      expect(lacking(there, stay)).toEqual([]);
      expect(lacking([...there, ...taken], others)).toEqual([]);
    }),
  );
});

test('numbers match however they are written; another serial number is another line', () => {
  const line = (more: Partial<Goods>): Goods => ({ id: 'x', productId: 'p', soldUnitId: null, orderNumber: null, batch: null, serial: null, problem: 'x', ...more });
  expect(lacking([line({ serial: 'SN-01' })], [line({ serial: 'sn 01' }), line({ serial: 'SN-02' })])).toHaveLength(1);
  expect(lacking([line({ batch: 'B/7' })], [line({ batch: 'b7' })])).toEqual([]);
});
