import { caseFacts } from '@aftercare/complaints';
import { yuan } from '@aftercare/kernel';
import { expect, it } from 'vitest';
import { complaintView, offer } from './complaint.fixture.ts';
import { factsOf } from './facts-of.ts';

it('gathers exactly what the rules ask for', () => {
  expect(caseFacts.parse(factsOf(complaintView()))).toMatchObject({ state: 'handling', lastAnswer: null, offers: 0, unansweredLines: 1, hasPhone: true, solved: false });
});

it('counts only offers that reached the customer, and sees the largest amount of all', () => {
  const facts = factsOf(complaintView({ claimed: yuan('300'), offers: [offer('refused', '100'), offer('not-approved', '2400'), offer('open', '500')] }));
  expect(facts).toMatchObject({ offers: 2, refusals: 1, lastAnswer: 'open' });
  expect(facts.amount).toEqual(yuan('2400'));
});

it('knows a case with an accepted offer, or one that has ended, as solved', () => {
  expect(factsOf(complaintView({ offers: [offer('accepted')] })).solved).toBe(true);
  expect(factsOf(complaintView({ state: 'withdrawn' })).solved).toBe(true);
});
