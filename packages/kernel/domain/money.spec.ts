import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeast, money, sum, yuan } from './money.ts';

const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n }).map((cents) => yuan(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`));

describe('money', () => {
  test('is a decimal string with two decimals, and nothing else', () => {
    expect(money.parse({ amount: '2000', currency: 'CNY' })).toEqual({ amount: '2000.00', currency: 'CNY' });
    for (const amount of ['1.999', '-1', '1e3', '', 'NaN', 2000]) expect(money.safeParse({ amount, currency: 'CNY' }).success).toBe(false);
  });

  test('the limit itself counts', () => {
    expect(atLeast(yuan('2000.00'), yuan('2000'))).toBe(true);
    expect(atLeast(yuan('1999.99'), yuan('2000'))).toBe(false);
  });

  test('adds up without losing a cent', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 50 }), (all) => {
        const cents = all.reduce((total, { amount }) => total + BigInt(amount.replace('.', '')), 0n);
        expect(BigInt(sum(all).amount.replace('.', ''))).toBe(cents);
      }),
    );
  });

  test('of different currencies is neither compared nor added', () => {
    const dollar = { amount: '1.00', currency: 'USD' };
    expect(() => atLeast(dollar, yuan('1'))).toThrow('Cannot compare USD with CNY');
    expect(() => sum([dollar, yuan('1')])).toThrow('different currencies');
  });
});
