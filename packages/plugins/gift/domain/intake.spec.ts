import { allowedChannels, allowedTypes, channels, confirming, fileComplaintInput, firstResponsible, handingOver, intake, topics, types } from '@aftercare/complaints';
import { describe, expect, test } from 'vitest';
import { aCase, inGift, inPlain } from './cases.fixture.ts';
import { userComplaintRecord } from './record.ts';
import { giftDefaults } from './settings.ts';

type Intake = Parameters<typeof intake.decide>[0];
type First = Parameters<typeof firstResponsible.decide>[0];
type Confirmation = Parameters<typeof confirming.decide>[0];
const taken = (more: Partial<Intake> = {}): Intake => ({ type: 'product', channel: 'phone', topic: null, hasResponsible: true, refersToComplaint: false, hasDeadline: true, hasPhone: true, hasEmail: true, ...more });
const both = (more: Partial<Intake>) => [inGift(intake, taken(more)), inPlain(intake, taken(more))];
const valueOf = (id: string) => giftDefaults.find(({ setting }) => setting.id === id)!.value;
const [selling, named, recorder] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003'];

describe('an intake, in gift and in plain', () => {
  test('is of one of the ten kinds that count as a complaint', () => {
    expect(valueOf(allowedTypes.id)).toEqual(['product', 'service', 'process', 'complaint-handling', 'enquiry', 'need', 'suggestion', 'not-ours', 'improper-demand', 'development']);
    for (const type of Object.keys(types.titles) as Intake['type'][]) expect('type' in inGift(intake, taken({ type, refersToComplaint: true }))).toBe(!(valueOf(allowedTypes.id) as string[]).includes(type));
  });

  test('about the handling of a complaint names that complaint', () => {
    expect(both({ type: 'complaint-handling' })).toEqual([{ aboutComplaintId: 'complaint-missing' }, {}]);
    expect(both({ type: 'complaint-handling', refersToComplaint: true })).toEqual([{}, {}]);
  });

  test('names the person responsible for it', () => {
    expect(both({ hasResponsible: false })).toEqual([{ responsibleId: 'responsible-missing' }, {}]);
  });

  test('has an end', () => {
    expect(both({ hasDeadline: false })).toEqual([{ endBy: 'deadline-missing' }, {}]);
  });

  test('comes by telephone, by letter, in person or through the hotline', () => {
    const offered = ['phone', 'letter', 'visit', 'hotline'];
    expect(valueOf(allowedChannels.id)).toEqual(offered);
    for (const channel of Object.keys(channels.titles) as Intake['channel'][]) expect('channel' in inGift(intake, taken({ channel }))).toBe(!offered.includes(channel));
    expect(inPlain(intake, taken({ channel: 'hotline' }))).toEqual({ channel: 'channel-not-offered' });
  });

  test('through the hotline is about technique, use or effect', () => {
    const wrong = (Object.keys(topics.titles) as Intake['topic'][]).filter((topic) => 'topic' in inGift(intake, taken({ channel: 'hotline', topic })));
    expect(wrong).toEqual(['product', 'logistics', 'service']);
    expect(inGift(intake, taken({ channel: 'hotline' }))).toEqual({ topic: 'not-for-the-hotline' });
  });

  test('that asks something is about products, logistics or service, and only in gift', () => {
    expect(both({ type: 'enquiry' })).toEqual([{ topic: 'not-an-enquiry' }, {}]);
    expect((['product', 'logistics', 'service', 'usage'] as const).map((topic) => both({ type: 'enquiry', topic })[0])).toEqual([{}, {}, {}, { topic: 'not-an-enquiry' }]);
    expect(both({ topic: null })).toEqual([{}, {}]);
  });

  test('by letter may leave no number and no address for mail', () => {
    expect(both({ channel: 'letter', hasPhone: false, hasEmail: false })).toEqual([{}, { 'contact.phone': 'no-way-to-answer' }]);
    expect(both({ hasPhone: false, hasEmail: false })[0]).toEqual({ 'contact.phone': 'no-way-to-answer' });
  });
});

describe('the complaint record', () => {
  test('has name, address, telephone number, content and deadline, and the case carries each', () => {
    expect(userComplaintRecord.map(({ path, readBack }) => [path, readBack])).toEqual([['contact.name', true], ['contact.address', true], ['contact.phone', true], ['content', true], ['endBy', false]]);
    for (const { path, schema } of userComplaintRecord) {
      const [first, second] = path.split('.') as [keyof typeof fileComplaintInput.shape, string | undefined];
      const field = fileComplaintInput.shape[first];
      expect(second ? (field as typeof fileComplaintInput.shape.contact).shape[second as 'name'] : field).toBe(schema);
    }
  });

  test('is not confirmed without a telephone number and an address', () => {
    const confirm = (more: Partial<Confirmation>) => [inGift, inPlain].map((says) => says(confirming, { channel: 'visit', hasPhone: true, hasEmail: false, hasAddress: true, ...more }));
    expect(confirm({})).toEqual([{}, {}]);
    expect(confirm({ hasPhone: false, hasAddress: false })).toEqual([{ 'contact.phone': 'needed-to-confirm', 'contact.address': 'needed-to-confirm' }, {}]);
  });
});

describe('the first responsible person', () => {
  const first = (who: Omit<First, 'channel'>, channel: First['channel'] = 'phone') => [inGift, inPlain].map((says) => says(firstResponsible, { channel, ...who }));

  test('is the selling salesperson, else whoever is named, else whoever records it', () => {
    expect(first({ salesperson: selling, named: named, recordedBy: recorder })).toEqual([selling, named]);
    expect(first({ salesperson: null, named: named, recordedBy: recorder })).toEqual([named, named]);
    expect(first({ salesperson: null, named: null, recordedBy: recorder })).toEqual([recorder, recorder]);
  });

  test('of a call to the hotline is of the service staff, whoever sold the goods', () => {
    expect(first({ salesperson: selling, named: null, recordedBy: recorder }, 'hotline')).toEqual([recorder, recorder]);
    expect(first({ salesperson: selling, named, recordedBy: recorder }, 'hotline')).toEqual([named, named]);
  });

  test('hands a case to no peer, but to the superior', () => {
    const hand = (toSuperior: boolean, fromFirstResponsible = true) => [inGift, inPlain].map((says) => says(handingOver, { case: aCase(), fromFirstResponsible, toSuperior, toHandles: true }));
    expect(hand(false)).toEqual([['only-to-superior'], []]);
    expect(hand(true)).toEqual([[], []]);
    expect(hand(false, false)).toEqual([[], []]);
  });
});
