import type { ComplaintAction } from '@aftercare/complaints';

/** Where something that is missing can be made good: an act, a tab of the case, or the next step of the procedure. */
export type Place = { readonly act: ComplaintAction } | { readonly tab: 'facts' | 'handling' } | { readonly step: true };

const places: Readonly<Record<string, Place>> = {
  confirmation: { act: 'confirm' },
  verdict: { act: 'judge' },
  cause: { act: 'analyse' },
  'corrective-action': { act: 'analyse' },
  satisfaction: { act: 'follow-up' },
  'follow-ups': { act: 'follow-up' },
  'unanswered-lines': { tab: 'facts' },
  'open-actions': { tab: 'handling' },
  'corrective-actions': { tab: 'handling' },
  'pending-approvals': { tab: 'handling' },
  consent: { tab: 'handling' },
};

/** A code that nobody here knows is some step of the tenant's procedure. */
export const placeOf = (code: string): Place => places[code] ?? { step: true };
