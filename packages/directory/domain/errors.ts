import { domainError } from '@aftercare/kernel';

export class CodeTaken extends domainError<{ type: string; code: string }>('directory.code-taken', 409, ({ type, code }) => `There is already a ${type} ${code}.`) {}

/** It lives on in `into`; only that one is changed. */
export class PartyMerged extends domainError<{ partyId: string; into: string }>('directory.party-merged', 409, () => 'This record was merged into another one.') {}

/** Its qualification was taken away by a confirmed sanction. */
export class PartyCancelled extends domainError<{ partyId: string; name: string }>('directory.party-cancelled', 409, ({ name }) => `${name} is no longer qualified: nothing new is sold through it.`) {}
