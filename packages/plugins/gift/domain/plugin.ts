import { definePlugin, text } from '@aftercare/kernel';
import { chase } from './deadlines.ts';
import { alertRegions, batchAlarmRule, recallDecisionRule } from './containment.ts';
import { closingRule, noticeRule, standardRule } from './ending.ts';
import { handlingRule } from './handling.ts';
import { confirmingRule, firstResponsibleRule, handingOverRule, intakeRule } from './intake.ts';
import { deadlinesRule, ladderRule, levelRule } from './level.ts';
import { outcomeRule } from './outcome.ts';
import { marketingManager } from './roles.ts';
import { leastFine, mostFine, sanctionRule } from './sanctions.ts';
import { chaseTime, directorLimit, giftDefaults } from './settings.ts';
import { afterRefusalRule, escalationRule, offeringRule } from './solution.ts';
import * as steps from './steps.ts';

export const gift = definePlugin({
  id: 'gift',
  version: '1.1.0',
  title: text('礼品供应售后规则', 'Rules of a gift supplier'),
  overrides: [levelRule, intakeRule, confirmingRule, firstResponsibleRule, deadlinesRule, ladderRule, offeringRule, afterRefusalRule, escalationRule, handingOverRule, closingRule, noticeRule, standardRule, handlingRule, outcomeRule, sanctionRule, batchAlarmRule, recallDecisionRule],
  defaults: giftDefaults,
  steps,
  deadlines: { chase },
  roles: { marketingManager },
  settings: { chaseTime, directorLimit, leastFine, mostFine, alertRegions },
});
