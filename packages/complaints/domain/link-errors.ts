import { domainError } from '@aftercare/kernel';

/** `because`: codes (`accepted-offer`, `received-recoveries`); `complaint`: the number of the one that cannot be merged. */
export class CannotMerge extends domainError<{ complaint: string; because: readonly string[] }>('complaints.cannot-merge', 409, ({ complaint, because }) => `${complaint} cannot be merged: ${because.join(', ')}.`) {}
/** `because`: codes (`original-ended`, `line-in-offer`, `line-split-off`). */
export class CannotUndoMerge extends domainError<{ because: readonly string[] }>('complaints.cannot-undo-merge', 409, ({ because }) => `The merge cannot be undone: ${because.join(', ')}.`) {}
/** `because`: codes (`has-ended`, `no-line-left`, `line-in-offer`). */
export class CannotSplit extends domainError<{ because: readonly string[] }>('complaints.cannot-split', 409, ({ because }) => `It cannot be split: ${because.join(', ')}.`) {}
