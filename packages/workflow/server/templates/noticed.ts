import { button, facts, paragraph, template } from '@aftercare/kernel';
import { noticed } from '../../domain/emails.ts';

export const noticedMail = template(noticed, {
  'zh-CN': {
    subject: '{{what}}：{{number}} {{title}}',
    blocks: [paragraph('{{person}}，您好：'), facts(['事项', '{{what}}'], ['单号', '{{number}}'], ['主题', '{{title}}'], ['环节', '{{about}}']), button('{{url}}', '打开此单'), paragraph('可在“通知”页设置哪些提醒发送邮件。')],
  },
  en: {
    subject: '{{what}}: {{number}} {{title}}',
    blocks: [paragraph('Dear {{person}},'), facts(['What', '{{what}}'], ['Number', '{{number}}'], ['Subject', '{{title}}'], ['Step', '{{about}}']), button('{{url}}', 'Open the case'), paragraph('The page “Notices” says which of these come by e-mail.')],
  },
});
