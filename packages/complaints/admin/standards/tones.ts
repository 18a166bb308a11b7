import type { StandardRow } from '@aftercare/complaints';
import type { Tone } from '@aftercare/kernel/admin';

export const standardTone: Readonly<Record<StandardRow['state'], Tone>> = { draft: 'waiting', published: 'done', retired: 'neutral' };
