import { domainError } from '@aftercare/kernel';
import type { CorrectiveState } from './corrective.ts';

export class CorrectiveIsOver extends domainError<{ state: CorrectiveState }>('workflow.corrective-is-over', 409, ({ state }) => `The corrective action is ${state}.`) {}
export class NotYourCorrective extends domainError<object>('workflow.not-your-corrective', 403, () => 'Its leader, its team and those who manage corrective actions do this.') {}
export class MeasureNotFound extends domainError<{ id: string }>('workflow.measure-not-found', 404, ({ id }) => `No such measure: ${id}.`) {}
export class MeasureDoesNotFit extends domainError<{ state: string }>('workflow.measure-does-not-fit', 409, ({ state }) => `The measure is ${state}.`) {}
export class CheckNotFound extends domainError<{ id: string }>('workflow.check-not-found', 404, ({ id }) => `No such check: ${id}.`) {}
export class CheckNotDue extends domainError<{ dueAt: string }>('workflow.check-not-due', 409, ({ dueAt }) => `The effect is to be measured from ${dueAt} on.`) {}
export class CheckIsOver extends domainError<{ state: string }>('workflow.check-is-over', 409, ({ state }) => `This check is ${state}.`) {}
export class NotReopenable extends domainError<{ state: CorrectiveState }>('workflow.not-reopenable', 409, ({ state }) => `One that is ${state} has no effect that could fail to last.`) {}
