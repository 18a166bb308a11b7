import { batchAlarm, director, recallDecision, supervisor } from '@aftercare/complaints';
import { override, setting, text } from '@aftercare/kernel';
import { z } from 'zod';

/** From how many regions on complaints about one batch are an alarm, however few they are. The rules say "several", so the number is ours until the tenant sets its own. */
export const alertRegions = setting('gift.alert-regions', text('批次预警地区数', 'Regions that make a batch alarm'), z.number().int().min(2).max(100), 2);

/** The same batch failing in several places is an alarm; else the share of what was shipped decides. */
export const batchAlarmRule = override(
  batchAlarm,
  (facts, standard, read) => {
    const ofBatch = facts.kind === 'batch' || facts.kind === 'batch-defect';
    return ofBatch && !facts.open && facts.regions >= read(alertRegions) ? { alarm: true, why: 'several-regions' as const, tell: [supervisor.id, director.id] } : standard(facts);
  },
  { settings: [alertRegions] },
);

/** A recall is decided on what the retained sealed sample has shown. */
export const recallDecisionRule = override(recallDecision, (facts, standard) => [...standard(facts), ...(facts.comparison === null ? ['sample-comparison'] : facts.comparison === 'different' ? ['sample-not-confirmed'] : [])]);
