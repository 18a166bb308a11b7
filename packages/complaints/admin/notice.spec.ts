import { afterRefusal, customerNotice, emails, majorAmount } from '@aftercare/complaints';
import { definePlugin, override, text } from '@aftercare/kernel';
import { describe, expect, it } from 'vitest';
import { complaintView } from './complaint.fixture.ts';
import { factsOf } from './facts-of.ts';
import { foresee } from './notice.ts';
import { preview } from './preview.ts';

const plugin = (...overrides: ReturnType<typeof override>[]) => definePlugin({ id: 'some', version: '1', title: text('某', 'Some'), overrides });
const facts = factsOf(complaintView());

describe('what an act brings about', () => {
  it('is told by the standard: an offer is mailed, a change of state is not', () => {
    expect(foresee('offer', facts, {}, [])).toEqual({ mail: emails.offered, state: 'offered' });
    expect(foresee('offer', facts, { waits: true }, [])).toEqual({ mail: null, state: null });
    expect(foresee('start-follow-up', { ...facts, state: 'executing' }, {}, [])).toEqual({ mail: null, state: 'following-up' });
    expect(foresee('judge', facts, {}, [])).toEqual({ mail: null, state: null });
  });

  it('follows the form: a third refusal leads outside', () => {
    const offered = { ...facts, state: 'offered' as const };
    expect(foresee('answer', offered, { answer: 'accepted' }, [])).toEqual({ mail: null, state: 'accepted' });
    expect(foresee('answer', { ...offered, refusals: 2 }, { answer: 'refused' }, [])).toEqual({ mail: emails.toExternalReview, state: 'external-review' });
  });

  it("follows the company's own rule", () => {
    const tells = plugin(override(customerNotice, (given, standard) => (standard(given) === 'none' ? 'updated' : standard(given))));
    expect(foresee('start-follow-up', { ...facts, state: 'executing' }, {}, [tells])).toEqual({ mail: emails.updated, state: 'following-up' });
    expect(foresee('answer', { ...facts, state: 'offered' }, { answer: 'refused' }, [plugin(override(afterRefusal, () => 'external-review'))]).state).toBe('external-review');
  });
});

it('does not guess where a rule reads settings', () => {
  expect(preview(customerNotice, { happened: 'filed' as const, step: null, case: facts }, [plugin(override(customerNotice, () => 'none', { settings: [majorAmount] }))])).toBeUndefined();
});
