import { domainError } from '@aftercare/kernel';
import type { ComplaintState } from './lifecycle.ts';

export class ActionDoesNotFit extends domainError<{ action: string; state: ComplaintState }>('complaints.action-does-not-fit', 409, ({ action, state }) => `A complaint that is ${state} cannot take "${action}".`) {}
/** `open`: codes of what is missing; the console names each. */
export class CannotClose extends domainError<{ open: readonly string[] }>('complaints.cannot-close', 409, ({ open }) => `Still open: ${open.join(', ')}.`) {}
export class CannotOffer extends domainError<{ missing: readonly string[] }>('complaints.cannot-offer', 409, ({ missing }) => `Before a solution is offered: ${missing.join(', ')}.`) {}
/** `because`: what must be known before somebody is blamed. */
export class CannotJudge extends domainError<{ because: readonly string[] }>('complaints.cannot-judge', 409, ({ because }) => `Before a verdict: ${because.join(', ')}.`) {}
/** Nothing has ended since the last meeting. */
export class NothingToReport extends domainError<object>('complaints.nothing-to-report', 409, () => 'No case has ended since the last meeting.') {}
export class CannotEscalate extends domainError<{ blockedBy: readonly string[] }>('complaints.cannot-escalate', 409, ({ blockedBy }) => `It cannot be escalated: ${blockedBy.join(', ')}.`) {}
export class NobodyAbove extends domainError<{ roles: readonly string[] }>('complaints.nobody-above', 409, ({ roles }) => `Nobody holds any of ${roles.join(', ')}. The case stays where it is; the posts must be filled first.`) {}
export class CannotHandOver extends domainError<{ because: readonly string[] }>('complaints.cannot-hand-over', 409, ({ because }) => `It cannot be handed over: ${because.join(', ')}.`) {}
export class ActionsOpen extends domainError<{ actions: readonly string[] }>('complaints.actions-open', 409, ({ actions }) => `${actions.length} promised action(s) are not done.`) {}
export class LinkNotValid extends domainError<object>('complaints.link-not-valid', 404, () => 'This link is not valid, or no longer.') {}
