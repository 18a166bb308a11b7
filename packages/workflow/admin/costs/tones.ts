import type { Tone } from '@aftercare/kernel/admin';
import type { RecoveryState, SanctionView } from '@aftercare/workflow';

export const recoveryTone: Readonly<Record<RecoveryState, Tone>> = { open: 'waiting', agreed: 'running', 'part-received': 'running', received: 'done', refused: 'bad', waived: 'neutral' };
export const sanctionTone: Readonly<Record<SanctionView['state'], Tone>> = { proposed: 'waiting', confirmed: 'bad', dismissed: 'neutral' };
