import { defineModule, text } from '@aftercare/kernel';
import * as deadlines from './deadlines.ts';
import * as events from './events.ts';
import { can } from './permissions.ts';
import * as questions from './questions.ts';
import * as settings from './settings.ts';

export const workflow = defineModule({ id: 'workflow', title: text('流程', 'Workflow'), requires: ['identity'], permissions: can, settings, deadlines, events, questions });
