import type { ContainmentState, HolderState, RecallState } from '@aftercare/complaints';
import type { Tone } from '@aftercare/kernel/admin';

export const containmentTone: Readonly<Record<ContainmentState, Tone>> = { alarm: 'bad', confirmed: 'waiting', containing: 'running', recall: 'bad', adjusted: 'waiting', closed: 'done', 'false-alarm': 'neutral' };
export const recallTone: Readonly<Record<RecallState, Tone>> = { running: 'running', closed: 'done' };
export const holderTone: Readonly<Record<HolderState, Tone>> = { 'not-contacted': 'waiting', contacted: 'running', retrieved: 'running', destroyed: 'done', returned: 'done', unreachable: 'bad' };
