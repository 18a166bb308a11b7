import type { Tone } from '@aftercare/kernel/admin';
import type { PersonState } from '@aftercare/identity';

export const stateTone: Readonly<Record<PersonState, Tone>> = { active: 'done', invited: 'waiting', left: 'neutral' };
