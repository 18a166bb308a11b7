import { domainError } from '@aftercare/kernel';
import type { RecoveryAction, RecoveryState } from './recovery.ts';

export class CostAlreadyReversed extends domainError<{ id: string }>('workflow.cost-already-reversed', 409, () => 'This line has been reversed, or reverses another one.') {}
export class RecoveryDoesNotFit extends domainError<{ action: RecoveryAction; state: RecoveryState }>('workflow.recovery-does-not-fit', 409, ({ action, state }) => `A recovery that is ${state} cannot ${action}.`) {}
export class SanctionDecided extends domainError<{ state: string }>('workflow.sanction-decided', 409, ({ state }) => `This sanction is ${state} already.`) {}
export class SanctionConcernsYou extends domainError<object>('workflow.sanction-concerns-you', 403, () => 'Somebody else decides on a sanction against you.') {}
