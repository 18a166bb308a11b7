import type { Tone } from '@aftercare/kernel/admin';
import type { CheckView, CorrectiveSeverity, CorrectiveState, MeasureView } from '@aftercare/workflow';

export const correctiveTone: Readonly<Record<CorrectiveState, Tone>> = { open: 'neutral', acting: 'running', implemented: 'waiting', effective: 'done', reopened: 'bad', cancelled: 'neutral' };
export const severityTone: Readonly<Record<CorrectiveSeverity, Tone>> = { low: 'neutral', medium: 'neutral', high: 'waiting', safety: 'bad' };
export const checkTone: Readonly<Record<CheckView['state'], Tone>> = { planned: 'neutral', effective: 'done', 'not-effective': 'bad', withdrawn: 'neutral' };
export const measureTone = ({ state, overdue }: Pick<MeasureView, 'state' | 'overdue'>): Tone => (state === 'done' ? 'done' : state === 'cancelled' ? 'neutral' : overdue ? 'bad' : 'running');
