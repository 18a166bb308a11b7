import { confirming, firstResponsible, handingOver, intake } from '@aftercare/complaints';
import { override } from '@aftercare/kernel';

/** A letter may leave nothing but a postal address: the telephone number is asked for. */
export const intakeRule = override(intake, (facts, standard) => {
  const { 'contact.phone': noWayToAnswer, ...wrong } = standard(facts);
  return {
    ...wrong,
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

export const firstResponsibleRule = override(firstResponsible, (facts, standard) => facts.salesperson ?? standard(facts));

/** The first responsible person gives a case to nobody but the superior. */
export const handingOverRule = override(handingOver, (facts, standard) => [...standard(facts), ...(facts.fromFirstResponsible && !facts.toSuperior ? ['only-to-superior'] : [])]);
