import { permissions, text } from '@aftercare/kernel';

export const can = permissions('mail', {
  read: text('查看发件箱', 'See the outbox'),
  resend: text('重新发送邮件', 'Send a mail again'),
});
