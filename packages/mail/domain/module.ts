import { defineModule, text } from '@aftercare/kernel';
import * as events from './events.ts';
import { mail } from './mail.ts';
import { can } from './permissions.ts';

export const mailModule = defineModule({
  id: 'mail',
  title: text('邮件', 'Mail'),
  requires: [],
  permissions: can,
  events,
  resources: { mail },
});
