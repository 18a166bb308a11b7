import { expect, it } from 'vitest';
import { returnPath } from './return-path.ts';

it('goes back to a path of the console', () => expect(returnPath('/complaints?view=late')).toBe('/complaints?view=late'));

it('goes nowhere else', () => {
  for (const forged of ['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)', undefined, ['/a']]) expect(returnPath(forged)).toBe('/');
});
