import { defineModule, text } from '@aftercare/kernel';
import { containBy, containment, containmentClosing, containmentNumber, containTime, recallDecision } from './containment.ts';
import * as containmentEvents from './containment-events.ts';
import { batchAlarm, batchThresholds, defects, repeat, repeatRaisesLevel, repeatWindow } from './detector.ts';
import { judging, warnings } from './manners.ts';
import { recurring, recurringFound } from './review.ts';
import * as steps from './steps.ts';
import { actionCost } from './action-cost.ts';
import { authorityDefaults } from './authority-defaults.ts';
import { handlingStandard, standardEntry } from './handling-standard.ts';
import * as standardEvents from './handling-standard-events.ts';
import * as linkEvents from './link-events.ts';
import { contacted, contacting } from './contact-log.ts';
import * as deadlines from './deadlines.ts';
import * as emails from './emails.ts';
import * as events from './events.ts';
import { can } from './permissions.ts';
import { afterBreach, afterRefusal, caseDeadlines, closing, complaintLevel, confirming, customerNotice, escalation, firstResponsible, followingUp, handingOver, handling, intake, offering, stepOutcome } from './policies.ts';
import { recall, recallClosing, recallNumber } from './recall.ts';
import { complaint } from './resources.ts';
import * as roles from './roles.ts';
import { complaintNumber } from './series.ts';
import * as settings from './settings.ts';

export const complaints = defineModule({
  id: 'complaints',
  title: text('投诉', 'Complaints'),
  requires: ['mail', 'directory'],
  permissions: can,
  roles,
  settings: { ...settings, defects, repeatWindow, repeatRaisesLevel, batchThresholds, containTime },
  defaults: [authorityDefaults],
  steps,
  policies: { judging, warnings, contacting, recurring, actionCost, complaintLevel, intake, confirming, firstResponsible, caseDeadlines, afterBreach, offering, afterRefusal, escalation, handingOver, followingUp, closing, customerNotice, handling, stepOutcome, standardEntry, repeat, batchAlarm, recallDecision, containmentClosing, recallClosing },
  deadlines: { ...deadlines, containBy },
  series: { complaintNumber, containmentNumber, recallNumber },
  events: { ...events, ...containmentEvents, ...standardEvents, ...linkEvents, contacted, recurringFound },
  emails,
  resources: { complaint, containment, recall, handlingStandard },
});
