/** A refusal that the caller can understand. `code` is what clients and translations key on; `details` go into the problem document. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details: object,
  ) {
    super(message);
  }
}

/** `class ComplaintNotFound extends domainError<{ id: string }>('complaints.not-found', 404, ({ id }) => `…`) {}` */
export function domainError<Details extends object>(code: string, status: number, message: (details: Details) => string) {
  return class extends DomainError {
    static readonly code = code;
    constructor(details: Details) {
      super(code, status, message(details), details);
    }
  };
}

/** One wrong field of an input. `code` is zod's issue code or the rule that was broken. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  /** What the message names, for clients that say it in their own words: `{ least: 10 }`. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Names every wrong field at once. */
export class InvalidInput extends domainError<{ errors: readonly FieldProblem[] }>('kernel.invalid-input', 400, ({ errors }) => `Wrong fields: ${errors.map((e) => e.path || '(body)').join(', ')}.`) {}

/** The same answer for a record that does not exist and for one that the caller may not know of. */
export class NotFound extends domainError<{ type: string; id: string }>('kernel.not-found', 404, ({ type, id }) => `There is no ${type} ${id}.`) {}

export class Forbidden extends domainError<{ permission: string }>('kernel.forbidden', 403, ({ permission }) => `This needs the permission ${permission}.`) {}

/** Somebody saved in between. `current` is the state that is stored now. */
export class StaleVersion extends domainError<{ expected: number; current: object }>('kernel.stale-version', 409, () => 'Somebody else changed this in the meantime.') {}
