import { stepOutcome } from '@aftercare/complaints';
import { override } from '@aftercare/kernel';
import type { z } from 'zod';
import { askPhone, defer, evaluate, groundwork } from './steps.ts';

type Outcome = z.output<typeof stepOutcome.decision>;
type Revision = Outcome['revise'];

/** What was left empty does not empty the case. */
const given = (found: { readonly [K in keyof Revision]: Revision[K] | null }): Revision => Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null));

/** The loss that the groundwork finds bears on the level at once, a deferral is a promise, and a number that was asked for is there to call. */
export const outcomeRule = override(stepOutcome, (facts, standard): Outcome => {
  const { step, form } = facts;
  if (step === groundwork.id) {
    const { success, data } = groundwork.form.safeParse(form);
    if (success) return { revise: given({ severity: data.severity, demand: data.expectation, loss: data.loss, claimed: data.claimed, remedyAsked: data.compensation }), effective: null, promise: null };
  }
  if (step === defer.id) {
    const { success, data } = defer.form.safeParse(form);
    if (success) return { revise: {}, effective: null, promise: { promisedAt: data.promisedAt, note: `${data.reason}\n${data.process}` } };
  }
  if (step === askPhone.id) {
    const { success, data } = askPhone.form.safeParse(form);
    if (success) return { revise: { phone: data.phone }, effective: null, promise: null };
  }
  if (step === evaluate.id) {
    const { success, data } = evaluate.form.safeParse(form);
    if (success) return { revise: {}, effective: data.effectiveness === 'effective', promise: null };
  }
  return standard(facts);
});
