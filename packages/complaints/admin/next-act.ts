import type { ComplaintAction, ComplaintView } from '@aftercare/complaints';

/** Which acts have a button in the head of a case, in the order in which they stand there; the rest is done where its subject is shown. */
const order: readonly ComplaintAction[] = ['confirm', 'answer', 'complete-action', 'offer', 'start-follow-up', 'follow-up', 'close', 'escalate', 'promise', 'contact', 'judge', 'analyse', 'hand-over', 'revise', 'reopen', 'mark-duplicate', 'withdraw'];
const aside: readonly ComplaintAction[] = ['contact', 'judge', 'analyse', 'hand-over', 'revise', 'mark-duplicate', 'withdraw', 'reopen'];

/** What a case is waiting for in each state, likeliest first. */
const likely: Readonly<Partial<Record<ComplaintView['state'], readonly ComplaintAction[]>>> = {
  received: ['confirm'],
  handling: ['offer', 'close'],
  offered: ['answer'],
  refused: ['offer', 'escalate'],
  accepted: ['complete-action', 'start-follow-up', 'close'],
  executing: ['complete-action', 'start-follow-up', 'close'],
  'following-up': ['follow-up', 'close'],
};

/** What no button can do anything about. */
const never: readonly string[] = ['no-permission', 'wrong-state', 'no-open-actions', 'not-owner'];

export interface Act {
  readonly action: ComplaintAction;
  readonly primary: boolean;
  /** Stands in the overflow menu. */
  readonly aside: boolean;
  /** What a rule wants first, as codes; empty where it can be done. */
  readonly blockedBy: readonly string[];
}

/**
 * What somebody can do with a case now. What their rights or the state rule out is left out; what a rule blocks stays, with what it wants first.
 * Closing is not offered while a case is at its beginning: it would only list everything.
 */
export function actsOf({ actionsNow, state, followUps }: Pick<ComplaintView, 'actionsNow' | 'state' | 'followUps'>): Act[] {
  const now = new Map(actionsNow.map((each) => [each.action, each]));
  const fits = order.filter((action) => {
    const because = now.get(action)?.because ?? ['no-permission'];
    return !because.some((code) => never.includes(code)) && !(action === 'close' && state === 'handling' && because.length > 3);
  });
  const satisfied = followUps.at(-1)?.satisfied === true;
  const wanted = state === 'following-up' && satisfied ? (['close', 'follow-up'] as const) : (likely[state] ?? []);
  const primary = wanted.find((action) => now.get(action)?.allowed);
  return fits
    .map((action) => ({ action, primary: action === primary, aside: aside.includes(action), blockedBy: now.get(action)?.because ?? [] }))
    .toSorted((a, b) => Number(b.primary) - Number(a.primary) || Number(a.aside) - Number(b.aside));
}
