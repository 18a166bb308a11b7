import { domainError } from '@aftercare/kernel';

export class CodeTaken extends domainError<{ type: string; code: string }>('directory.code-taken', 409, ({ type, code }) => `There is already a ${type} ${code}.`) {}
