import { domainError } from '@aftercare/kernel';

/** The same for an unknown company, an unknown e-mail, a wrong password and a person who left. */
export class WrongCredentials extends domainError<object>('identity.wrong-credentials', 401, () => 'Company, e-mail or password is wrong.') {}

export class TooManyAttempts extends domainError<{ retryAfter: number }>('identity.too-many-attempts', 429, ({ retryAfter }) => `Too many attempts. Try again in ${retryAfter} seconds.`) {}

export class WrongCsrf extends domainError<object>('identity.wrong-csrf', 403, () => 'The header x-csrf-token is missing or wrong.') {}

/** What was shown to sign a request in is unknown, has expired or was revoked. */
export class WrongToken extends domainError<object>('identity.wrong-token', 401, () => 'This API token is not valid.') {}

export class NotJson extends domainError<object>('identity.not-json', 415, () => 'Signing in takes application/json.') {}

export class RoleNotFound extends domainError<{ role: string }>('identity.role-not-found', 404, ({ role }) => `There is no role ${role}.`) {}

/** Everybody's role and those that follow from the case are mapped by no tenant. */
export class RoleNotMapped extends domainError<{ role: string }>('identity.role-not-mapped', 422, ({ role }) => `Nobody can be assigned to ${role}: it follows by itself.`) {}

/** What the administrator may do follows from what is installed. */
export class GrantsFixed extends domainError<{ role: string }>('identity.grants-fixed', 422, ({ role }) => `The permissions of ${role} cannot be changed.`) {}

export class LastAdministrator extends domainError<object>('identity.last-administrator', 409, () => 'Somebody must remain administrator.') {}

/** The same for a link that never was, was used, has run out or was taken back. */
export class LinkOver extends domainError<object>('identity.link-over', 404, () => 'This link can no longer be used.') {}

export class HasLeft extends domainError<object>('identity.has-left', 409, () => 'This person has left.') {}
export class HasNotLeft extends domainError<object>('identity.has-not-left', 409, () => 'This person has not left.') {}
export class HasPassword extends domainError<object>('identity.has-password', 409, () => 'This person has chosen a password already.') {}
export class HasNoPassword extends domainError<object>('identity.has-no-password', 409, () => 'This person has no password yet: invite them.') {}

/** Whoever stops working for the company is let go by somebody else. */
export class CannotLeaveAlone extends domainError<object>('identity.cannot-leave-alone', 422, () => 'Somebody else has to end your account.') {}

export class DepartmentInUse extends domainError<{ people: number; departments: number }>('identity.department-in-use', 409, ({ people, departments }) => `${people} people and ${departments} departments stand below it.`) {}
export class DepartmentArchived extends domainError<object>('identity.department-archived', 409, () => 'This department is archived.') {}

/** Amounts in the old currency stay what they are: a company that has any keeps it. */
export class CurrencyInUse extends domainError<{ currency: string; by: readonly string[] }>('identity.currency-in-use', 409, ({ currency }) => `There are amounts in ${currency}: the currency stays.`) {}
export class OwnCompany extends domainError<object>('identity.own-company', 422, () => 'Nobody archives the company that they sign in to.') {}
export class CompanyArchived extends domainError<object>('identity.company-is-archived', 409, () => 'This company is archived.') {}
export class CompanyNotArchived extends domainError<object>('identity.company-not-archived', 409, () => 'This company is not archived.') {}
