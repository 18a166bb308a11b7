import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, email, phone } from './fields.ts';
import { maskAddress, maskEmail, masked, maskPhone } from './mask.ts';

describe('masks', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['+86 138 1234 5678', '+86 1** **** 5678'],
    ['0373-5551234', '037*-***1234'],
    ['5551234', '***1234'],
    ['12345', '*****'],
  ])('shows of phone %s only %s', (given, shown) => expect(maskPhone(given)).toBe(shown));

  it.each([
    ['anna.li@example.cn', 'a***@example.cn'],
    ['a@b.cn', 'a***@b.cn'],
  ])('shows of e-mail %s only %s', (given, shown) => expect(maskEmail(given)).toBe(shown));

  it.each([
    ['河南省新乡市红旗区平原路1号', '河南省新乡市***'],
    ['上海市浦东新区张江路8号', '上海市***'],
    ['广西壮族自治区南宁市青秀区民族大道3号', '广西壮族自治区南宁市***'],
    ['新疆维吾尔自治区伊犁哈萨克自治州伊宁市1号', '新疆维吾尔自治区伊犁哈萨克自治州***'],
    ['Baker Street 221b, London', '***'],
  ])('shows of address %s only %s', (given, shown) => expect(maskAddress(given)).toBe(shown));

  it('hides at least three digits of every number that has seven', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,15}$/), (digits) => {
        const shown = maskPhone(digits);
        expect(shown).toHaveLength(digits.length);
        expect([...shown].filter((each) => each === '*').length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('never gives what could be saved over the true value', () => {
    expect(phone.safeParse(maskPhone('13812345678')).success).toBe(false);
    expect(email.safeParse(maskEmail('anna@example.cn')).success).toBe(false);
    expect(address.safeParse(maskAddress('河南省新乡市红旗区1号')).success).toBe(false);
  });

  it('leaves what is not there', () => {
    expect(masked({ name: '李敏', phone: null, email: null, address: null })).toEqual({ name: '李敏', phone: null, email: null, address: null });
  });
});
