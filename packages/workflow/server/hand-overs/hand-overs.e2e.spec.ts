import type { SubjectRef } from '@aftercare/kernel';
import type { TestApp } from '@aftercare/kernel/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Assignments } from '../assignments.ts';
import { Office } from '../cases.fixture.ts';
import { HandOvers } from './hand-overs.ts';
import { OpenOffers } from './open-offers.ts';

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await Office.start();
  office = await Office.open(app, 'north');
});
afterAll(() => app?.close());

/** What two commands do that saw the same offer: the second has read it before the first one ended it. */
const answeredTwice = (subject: SubjectRef) => office.bo.do(async () => {
  const seen = (await app.get(OpenOffers).of(subject))!;
  await app.get(HandOvers).comeBack(subject);
  return app.get(OpenOffers).end(subject, seen, 'accepted');
});

test('an offer that has come back cannot be accepted by whoever saw it a moment before', async () => {
  app.now.set('2026-10-12T09:00+08:00');
  const subject = office.case();
  await office.ann.do(async () => {
    app.get(Assignments).begin(subject, { owner: office.ann.id });
    await app.get(HandOvers).offer(subject, office.bo.id, '休假');
  });
  expect(await answeredTwice(subject)).toBe(false);
  expect(await office.within(() => app.get(OpenOffers).of(subject))).toBeNull();
  expect(await office.journal(subject)).toEqual(expect.arrayContaining(['hand-over-returned']));
});
