import { defineModule, text } from '@aftercare/kernel';
import * as emails from './emails.ts';
import * as events from './events.ts';
import * as installationEvents from './installation-events.ts';
import { can } from './permissions.ts';
import * as questions from './questions.ts';
import * as resources from './resources.ts';
import * as roles from './roles.ts';
import * as settings from './settings.ts';

export const identity = defineModule({ id: 'identity', title: text('组织与权限', 'Organisation'), requires: ['mail'], permissions: can, roles, settings, events: { ...events, ...installationEvents }, questions, emails, resources });
