import type { Term } from '@aftercare/workflow';
import type { FileComplaintInput } from '../domain/index.ts';

/** Whom the case is with, by the language they read. */
export type Contact = Required<FileComplaintInput['contact']>;

/** What whoever took the case over was told. */
export interface Escalation {
  readonly course: string;
  readonly demand: string;
  readonly progress: string;
  readonly at: string;
  readonly by: string | null;
}

/** A clock that the tenant's rules want to run now. */
export interface Running {
  readonly deadline: string;
  readonly term: Term;
}
