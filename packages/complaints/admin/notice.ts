import { afterRefusal, customerNotice, emails, type CaseFacts, type ComplaintAction, type ComplaintState } from '@aftercare/complaints';
import type { EmailType, PluginManifest } from '@aftercare/kernel';
import { preview } from './preview.ts';

type Happened = Parameters<typeof customerNotice.decide>[0]['happened'];
type Notice = ReturnType<typeof customerNotice.decide>;

const mails: Readonly<Record<Exclude<Notice, 'none'>, EmailType<any>>> = { acknowledged: emails.acknowledged, deferred: emails.deferred, updated: emails.updated, offered: emails.offered, 'external-review': emails.toExternalReview, closed: emails.closed };

/** What an act makes of a case, as far as its form tells. */
function outcome(action: ComplaintAction, facts: CaseFacts, form: Readonly<Record<string, unknown>>, manifests: readonly PluginManifest[]): { happened: Happened; state?: ComplaintState } | null {
  const moved = (state: ComplaintState) => (facts.state === state ? null : { happened: 'state-changed' as const, state });
  switch (action) {
    case 'confirm':
      return moved('handling');
    case 'promise':
      return { happened: 'promise-changed' };
    case 'contact':
      return form.promisedAt ? { happened: 'promise-changed' } : null;
    case 'offer':
      // `waits`: it has to be approved first.
      return form.waits ? { happened: 'referred' } : { happened: 'offered', state: 'offered' };
    case 'answer': {
      if (form.answer !== 'refused') return moved('accepted');
      const away = preview(afterRefusal, { ...facts, refusals: facts.refusals + 1, lastAnswer: 'refused' }, manifests);
      return away === 'external-review' ? { happened: 'external-review', state: 'external-review' } : moved('refused');
    }
    case 'complete-action':
      return facts.state === 'accepted' ? moved('executing') : null;
    case 'start-follow-up':
      return moved('following-up');
    case 'follow-up':
      return form.satisfied === 'no' ? moved('executing') : null;
    case 'escalate':
      return { happened: 'escalated' };
    case 'close':
      return { happened: 'closed', state: 'closed' };
    case 'withdraw':
      return moved('withdrawn');
    case 'mark-duplicate':
      return moved('duplicate');
    case 'reopen':
      return moved('handling');
    default:
      return null;
  }
}

export interface Foreseen {
  /** Null where no mail goes out; undefined where the browser cannot know. */
  readonly mail: EmailType<any> | null | undefined;
  readonly state: ComplaintState | null;
}

/** Which mail the customer gets of an act, by the tenant's own rule, and the state that follows. */
export function foresee(action: ComplaintAction, facts: CaseFacts, form: Readonly<Record<string, unknown>>, manifests: readonly PluginManifest[]): Foreseen {
  const next = outcome(action, facts, form, manifests);
  if (!next) return { mail: null, state: null };
  const notice = preview(customerNotice, { happened: next.happened, step: null, case: { ...facts, state: next.state ?? facts.state } }, manifests);
  return { mail: notice === undefined ? undefined : notice === 'none' ? null : mails[notice], state: next.state ?? null };
}
