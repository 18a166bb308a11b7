import type { ComplaintState, Level } from '@aftercare/complaints';
import type { Tone } from '@aftercare/kernel/admin';

export const stateTone: Readonly<Record<ComplaintState, Tone>> = {
  received: 'neutral',
  handling: 'running',
  offered: 'waiting',
  accepted: 'running',
  refused: 'bad',
  executing: 'running',
  'following-up': 'waiting',
  closed: 'done',
  'external-review': 'bad',
  withdrawn: 'neutral',
  duplicate: 'neutral',
};

export const levelTone: Readonly<Record<Level, Tone>> = { general: 'neutral', major: 'bad' };
