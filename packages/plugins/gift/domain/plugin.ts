import { definePlugin, text } from '@aftercare/kernel';
import { chase } from './deadlines.ts';
import { alertRegions, batchAlarmRule, recallDecisionRule } from './containment.ts';
import { closingRule, noticeRule, standardRule, warningsRule } from './ending.ts';
import { handlingRule, judgingRule } from './handling.ts';
import { confirmingRule, firstResponsibleRule, handingOverRule, intakeRule } from './intake.ts';
import { deadlinesRule, ladderRule, levelRule } from './level.ts';
import { outcomeRule } from './outcome.ts';
import { marketingManager, operations, salesDirector } from './roles.ts';
import { leastFine, mostFine, sanctionRule } from './sanctions.ts';
import { chaseTime, directorLimit, giftDefaults } from './settings.ts';
import { afterRefusalRule, escalationRule, offeringRule } from './solution.ts';
import * as steps from './steps.ts';

export const gift = definePlugin({
  id: 'gift',
  version: '1.2.0',
  title: text('礼品供应售后规则', 'Rules of a gift supplier'),
  overrides: [levelRule, intakeRule, confirmingRule, firstResponsibleRule, deadlinesRule, ladderRule, offeringRule, afterRefusalRule, escalationRule, handingOverRule, closingRule, noticeRule, standardRule, warningsRule, judgingRule, handlingRule, outcomeRule, sanctionRule, batchAlarmRule, recallDecisionRule],
  defaults: giftDefaults,
  steps,
  deadlines: { chase },
  roles: { marketingManager, salesDirector, operations },
  settings: { chaseTime, directorLimit, leastFine, mostFine, alertRegions },
});
