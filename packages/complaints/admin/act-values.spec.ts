import { reviseInput } from '@aftercare/complaints';
import { expect, it } from 'vitest';
import { sentOf, startOf } from './act-values.ts';
import { complaintView, offer } from './complaint.fixture.ts';

it('sends of a revision what was changed, and an emptied field as null', () => {
  const complaint = complaintView({ demand: '换货', severity: 'low' });
  const sent = sentOf('revise', complaint, { ...startOf('revise', complaint, {}), subject: '礼盒破损两处', demand: undefined });
  expect(reviseInput.parse(sent)).toEqual({ version: 3, subject: '礼盒破损两处', demand: null });
});

it('sends a contact whole once any of it changed, and never an empty subject', () => {
  const complaint = complaintView();
  const { phone: _, ...contact } = complaint.contact;
  expect(reviseInput.parse(sentOf('revise', complaint, { ...startOf('revise', complaint, {}), subject: undefined, contact }))).toEqual({ version: 3, contact: { ...contact, phone: null } });
});

it('says yes and no as the API does', () => expect(sentOf('follow-up', complaintView(), { version: 3, satisfied: 'no', note: '缺一件' })).toEqual({ version: 3, satisfied: false, note: '缺一件' }));

it('starts an offer from the proposal that waits for approval or was not approved, and from nothing else', () => {
  expect(startOf('offer', complaintView({ offers: [offer('awaiting-approval')] }), {})).toMatchObject({ solution: '补发' });
  expect(startOf('offer', complaintView({ offers: [offer('refused')] }), {})).toEqual({ version: 3 });
});
