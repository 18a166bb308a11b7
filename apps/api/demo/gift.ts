import type { DemoCompany } from './company.ts';
import { parties, products, sales } from './gift-catalogue.ts';
import { departments, people } from './gift-people.ts';

/** A supplier of gifts; it works by the rules of its plugin. */
export const gift: DemoCompany = {
  code: 'gift',
  name: '礼遇文创用品有限公司',
  letterhead: { company: '礼遇文创用品有限公司', address: '江苏省南京市示例区示例路 1 号', phone: '025-00000000', email: 'service@gift.example', website: 'https://gift.example', colour: '#0f6b66' },
  plugins: ['gift'],
  departments,
  people,
  products,
  parties,
  sales,
};
