import { defineModule, text } from '@aftercare/kernel';
import * as deadlines from './deadlines.ts';
import * as emails from './emails.ts';
import * as events from './events.ts';
import { can } from './permissions.ts';
import { afterBreach, afterRefusal, caseDeadlines, closing, complaintLevel, confirming, customerNotice, escalation, firstResponsible, followingUp, handingOver, handling, intake, offering, stepOutcome } from './policies.ts';
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
  settings,
  policies: { complaintLevel, intake, confirming, firstResponsible, caseDeadlines, afterBreach, offering, afterRefusal, escalation, handingOver, followingUp, closing, customerNotice, handling, stepOutcome },
  deadlines,
  series: { complaintNumber },
  events,
  emails,
  resources: { complaint },
});
