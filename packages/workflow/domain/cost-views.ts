import { z } from 'zod';
import { costLine, costTotals } from './cost.ts';
import { recoveryView } from './recovery.ts';

/** Everything that a case has cost and brought back; oldest lines first. */
export const costSheet = z.object({ lines: z.array(costLine), recoveries: z.array(recoveryView), totals: costTotals }).meta({ id: 'CostSheet' });
export type CostSheet = z.output<typeof costSheet>;
