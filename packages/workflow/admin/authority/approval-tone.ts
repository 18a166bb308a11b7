import type { Tone } from '@aftercare/kernel/admin';
import type { ApprovalState } from '@aftercare/workflow';

export const approvalTone: Readonly<Record<ApprovalState, Tone>> = { pending: 'waiting', approved: 'done', refused: 'bad', withdrawn: 'neutral', void: 'neutral' };
