import type { SubjectRef } from '@aftercare/kernel';
import type { InjectionKey } from 'vue';

/** The case whose files can prove something. */
export const proofSubject: InjectionKey<SubjectRef> = Symbol('proof-subject');
