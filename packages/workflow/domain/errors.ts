import { domainError, type Duration, type Money } from '@aftercare/kernel';

export class CalendarNeverOpens extends domainError<{ from: string }>('workflow.calendar-never-opens', 422, ({ from }) => `The calendar has no working time for years from ${from}.`) {}

export class ClockRuns extends domainError<{ deadline: string; step: string | null }>('workflow.clock-runs', 409, ({ deadline }) => `A clock of ${deadline} is already open on this case.`) {}
export class ClockAlreadyPaused extends domainError<{ since: string }>('workflow.clock-already-paused', 409, ({ since }) => `The clock has been paused since ${since}.`) {}
export class ClockNotPaused extends domainError<object>('workflow.clock-not-paused', 409, () => 'The clock is running.') {}
export class ClockStopped extends domainError<{ at: string }>('workflow.clock-stopped', 409, ({ at }) => `The clock was stopped at ${at}.`) {}
export class ClockTimesOutOfOrder extends domainError<{ at: string; last: string }>('workflow.clock-times-out-of-order', 422, ({ at, last }) => `${at} is before ${last}, where the clock's last entry begins.`) {}

export class PauseNotFound extends domainError<{ pause: string }>('workflow.pause-not-found', 404, ({ pause }) => `The clock has no pause ${pause}.`) {}
export class PauseStruck extends domainError<{ at: string }>('workflow.pause-struck', 409, ({ at }) => `The pause was struck out at ${at}.`) {}
export class PauseBudgetUsedUp extends domainError<{ budget: Duration }>('workflow.pause-budget-used-up', 409, ({ budget }) => `The clock has been paused for all of its ${budget.amount} ${budget.unit}.`) {}

export class HandOverPending extends domainError<{ to: string; dueAt: string }>('workflow.hand-over-pending', 409, ({ dueAt }) => `The case is offered to somebody who may answer until ${dueAt}.`) {}
export class NoHandOver extends domainError<object>('workflow.no-hand-over', 409, () => 'Nobody is offered this case.') {}
export class HandOverNotYours extends domainError<{ to: string }>('workflow.hand-over-not-yours', 403, () => 'The case is offered to somebody else.') {}
export class NotToldOfEscalation extends domainError<{ id: string }>('workflow.not-told-of-escalation', 403, () => 'Only those who were told acknowledge.') {}
export class EscalationOver extends domainError<{ id: string }>('workflow.escalation-over', 409, () => 'Nobody waits for this acknowledgement any more.') {}

export class StepNotFound extends domainError<{ step: string }>('workflow.step-not-found', 404, ({ step }) => `The case has no step ${step}.`) {}
export class StepNotOpen extends domainError<{ step: string; state: string }>('workflow.step-not-open', 409, ({ step, state }) => `The step ${step} is ${state}.`) {}
export class StepNotFilled extends domainError<{ step: string; state: string }>('workflow.step-not-filled', 409, ({ step, state }) => `The step ${step} is ${state}; only a filled one can be signed or handed back.`) {}
export class StepNotAvailable extends domainError<{ step: string; waitsFor: readonly string[]; blockedBy: readonly string[] }>(
  'workflow.step-not-available',
  409,
  ({ step, waitsFor, blockedBy }) => `The step ${step} has to wait: ${[...waitsFor, ...blockedBy].join(', ')}.`,
) {}
export class StepNotYours extends domainError<{ step: string; by: string; department: string | null }>('workflow.step-not-yours', 403, ({ step, by, department }) => `The step ${step} is for ${by}${department ? ` in the department ${department}` : ''}.`) {}
export class StepIsFinal extends domainError<{ step: string }>('workflow.step-is-final', 409, ({ step }) => `No step that was built on ${step} is under way; it stays done.`) {}
export class AlreadySigned extends domainError<{ step: string }>('workflow.already-signed', 403, ({ step }) => `Nobody signs ${step} twice, for whatever role.`) {}
export class SignatureOutOfTurn extends domainError<{ step: string; next: string }>('workflow.signature-out-of-turn', 409, ({ step, next }) => `${step} is signed in order; the next signature is that of ${next}.`) {}
export class OwnSignature extends domainError<{ step: string }>('workflow.own-signature', 403, ({ step }) => `Whoever filled in ${step} cannot sign it.`) {}
export class OverSigningLimit extends domainError<{ step: string; amount: Money; limit: Money }>(
  'workflow.over-signing-limit',
  403,
  ({ step, amount, limit }) => `${step} is about ${amount.amount} ${amount.currency}; this signature reaches ${limit.amount} ${limit.currency}.`,
) {}

export class FirstResponsibleIsFixed extends domainError<{ personId: string }>('workflow.first-responsible-is-fixed', 409, () => 'The first responsible person of a case never changes.') {}

export class NotYourCase extends domainError<{ type: string; id: string }>('workflow.not-your-case', 403, () => 'You may look at this case, and no more.') {}

export class FileTooLarge extends domainError<{ limit: number }>('workflow.file-too-large', 413, ({ limit }) => `A file may have ${limit} bytes at most.`) {}
export class FileEmpty extends domainError<object>('workflow.file-empty', 422, () => 'The file is empty.') {}
export class FileMissing extends domainError<object>('workflow.file-missing', 422, () => 'Send one file in the multipart field "file".') {}
export class FileTypeRefused extends domainError<{ type: string }>('workflow.file-type-refused', 415, ({ type }) => `Files of the type ${type} are not taken.`) {}

/** The posts that reach so far are empty, or no row of the table reaches so far. */
export class NobodyMayGrant extends domainError<{ roles: readonly string[]; decision: object }>('workflow.nobody-may-grant', 409, ({ roles }) => `Nobody who holds any of ${roles.join(', ')} may grant so much.`) {}
export class OwnApproval extends domainError<{ id: string }>('workflow.own-approval', 403, () => 'Whoever asks for an approval never gives it.') {}
export class ApprovalNotYours extends domainError<{ id: string; roles: readonly string[] }>('workflow.approval-not-yours', 403, ({ roles }) => `This approval waits for ${roles.join(', ')}.`) {}
export class ApprovalNotAsked extends domainError<{ id: string }>('workflow.approval-not-asked', 403, () => 'Only whoever asked for an approval takes it back.') {}
export class ApprovalDecided extends domainError<{ id: string; state: string; current: object }>('workflow.approval-decided', 409, ({ state }) => `This approval is ${state}.`) {}
