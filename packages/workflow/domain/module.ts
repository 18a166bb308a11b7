import { defineModule, text } from '@aftercare/kernel';
import { authority } from './authority.ts';
import { correctiveAction, correctiveNumber } from './corrective.ts';
import { qualityManager } from './corrective-roles.ts';
import * as deadlines from './deadlines.ts';
import { eightD, implementedBy, redoing } from './eight-d.ts';
import * as eightDSteps from './eight-d-steps.ts';
import { escalationLadder } from './escalation.ts';
import * as emails from './emails.ts';
import * as events from './events.ts';
import { finance } from './cost-roles.ts';
import { notice } from './notice.ts';
import { pausing } from './pause-budget.ts';
import { can } from './permissions.ts';
import * as questions from './questions.ts';
import { recovery } from './recovery.ts';
import { sanction, sanctioning } from './sanction.ts';
import * as settings from './settings.ts';

const { team, problem, contain, findCause, choose, implement, prevent, conclude } = eightDSteps;
const steps = { team, problem, contain, findCause, choose, implement, prevent, conclude };

export const workflow = defineModule({ id: 'workflow', title: text('流程', 'Workflow'), requires: ['mail', 'identity'], permissions: can, roles: { qualityManager, finance }, policies: { authority, escalationLadder, pausing, eightD, implementedBy, redoing, sanctioning }, resources: { correctiveAction, notice, recovery, sanction }, steps, series: { correctiveNumber }, settings, deadlines, emails, events, questions });
