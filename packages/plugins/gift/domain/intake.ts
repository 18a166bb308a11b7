import { confirming, firstResponsible, handingOver, intake } from '@aftercare/complaints';
import { override } from '@aftercare/kernel';
import type { z } from 'zod';

type Facts = z.output<typeof intake.facts>;

const questions = ['product', 'logistics', 'service'];
const atTheHotline = ['technique', 'usage', 'effect'];

/** The hotline answers on technique, use and effect; other enquiries are about products, logistics or service. */
function wrongTopic({ channel, type, topic }: Facts): Record<string, string> {
  const answered = channel === 'hotline' ? atTheHotline : type === 'enquiry' ? questions : null;
  return answered === null || (topic !== null && answered.includes(topic)) ? {} : { topic: channel === 'hotline' ? 'not-for-the-hotline' : 'not-an-enquiry' };
}

/** A letter may leave nothing but a postal address: the telephone number is asked for. */
export const intakeRule = override(intake, (facts, standard) => {
  const { 'contact.phone': noWayToAnswer, ...wrong } = standard(facts);
  return {
    ...wrong,
    ...wrongTopic(facts),
    ...(noWayToAnswer && facts.channel !== 'letter' ? { 'contact.phone': noWayToAnswer } : {}),
    ...(facts.hasResponsible ? {} : { responsibleId: 'responsible-missing' }),
    ...(facts.hasDeadline ? {} : { endBy: 'deadline-missing' }),
    ...(facts.type === 'complaint-handling' && !facts.refersToComplaint ? { aboutComplaintId: 'complaint-missing' } : {}),
  };
});

export const confirmingRule = override(confirming, (facts, standard) => ({
  ...standard(facts),
  ...(facts.hasPhone ? {} : { 'contact.phone': 'needed-to-confirm' }),
  ...(facts.hasAddress ? {} : { 'contact.address': 'needed-to-confirm' }),
}));

/** Whoever sold it answers for it; a call to the hotline is for the service staff who take it. */
export const firstResponsibleRule = override(firstResponsible, (facts, standard) => (facts.channel === 'hotline' ? null : facts.salesperson) ?? standard(facts));

/** The first responsible person gives a case to nobody but the superior. */
export const handingOverRule = override(handingOver, (facts, standard) => [...standard(facts), ...(facts.fromFirstResponsible && !facts.toSuperior ? ['only-to-superior'] : [])]);
