import { yuan } from '@aftercare/kernel';
import { expect, it } from 'vitest';
import { complaintView } from './complaint.fixture.ts';
import { differences } from './differences.ts';

const words = { say: (given: unknown) => (typeof given === 'string' ? given : (given as { en: string } | null)?.en ?? ''), money: ({ amount }: { amount: string }) => amount, dateTime: (at: string) => at };

it('says what somebody else changed, in words, and nothing more', () => {
  const before = complaintView();
  expect(differences(before, { ...before, version: 4, severity: 'high', claimed: yuan('20') }, words)).toEqual([{ field: 'Amount claimed', from: '', to: '20.00' }, { field: 'Severity', from: '', to: 'Serious' }]);
  expect(differences(before, { ...before, version: 4 }, words)).toEqual([]);
});
