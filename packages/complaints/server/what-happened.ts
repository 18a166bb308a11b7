import type { Journaled } from '@aftercare/kernel';
import { complaintFiled, customerNotice, escalated, promised, solutionOffered, solutionReferred, stateChanged, type ComplaintState } from '../domain/index.ts';
import { stepDone } from '@aftercare/workflow';
import type { z } from 'zod';

/** The word under which the rule about notices is asked. */
export type Happened = z.output<typeof customerNotice.facts>['happened'];

const named: Readonly<Record<string, Happened>> = {
  [complaintFiled.name]: 'filed',
  [promised.name]: 'promise-changed',
  [solutionOffered.name]: 'offered',
  [solutionReferred.name]: 'referred',
  [escalated.name]: 'escalated',
  [stepDone.name]: 'step-done',
};

/** An offer is told by its own event, for that one knows which offer; the ends that have a notice of their own ask under their own name. */
export function happenedBy({ name, payload }: Pick<Journaled<object>, 'name' | 'payload'>): Happened | undefined {
  if (name !== stateChanged.name) return named[name];
  const { to } = payload as { to: ComplaintState };
  if (to === 'offered') return undefined;
  return to === 'closed' || to === 'external-review' ? to : 'state-changed';
}
