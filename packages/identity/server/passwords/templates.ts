import { button, facts, paragraph, template } from '@aftercare/kernel';
import { invited as invitedMail, passwordReset as resetMail } from '../../domain/index.ts';

export const invited = template(invitedMail, {
  'zh-CN': {
    subject: '{{company}}邀请您使用售后服务平台',
    blocks: [
      paragraph('{{name}}，您好：'),
      paragraph('{{company}}为您开通了售后服务平台的账号。请设置密码，之后即可登录。'),
      button('{{link}}', '设置密码'),
      facts(['公司代码', '{{code}}'], ['登录邮箱', '{{email}}'], ['链接有效期至', '{{validUntil}}']),
      paragraph('链接只能使用一次，请勿转发。如果您不认识这家公司，请忽略本邮件。'),
    ],
  },
  en: {
    subject: '{{company}} invites you to its after-sales platform',
    blocks: [
      paragraph('Dear {{name}},'),
      paragraph('{{company}} has made an account for you on its after-sales platform. Choose a password, and you can sign in.'),
      button('{{link}}', 'Choose a password'),
      facts(['Company code', '{{code}}'], ['E-mail', '{{email}}'], ['The link works until', '{{validUntil}}']),
      paragraph('The link works once, so please do not pass it on. If you do not know this company, ignore this mail.'),
    ],
  },
});

export const passwordReset = template(resetMail, {
  'zh-CN': {
    subject: '重置您在{{company}}的密码',
    blocks: [
      paragraph('{{name}}，您好：'),
      paragraph('有人申请重置您的密码。请点击下面的按钮设置新密码，设置后其他设备上的登录会失效。'),
      button('{{link}}', '设置新密码'),
      facts(['链接有效期至', '{{validUntil}}']),
      paragraph('如果不是您本人申请，请忽略本邮件，您的密码不会改变。'),
    ],
  },
  en: {
    subject: 'Reset your password at {{company}}',
    blocks: [
      paragraph('Dear {{name}},'),
      paragraph('Somebody asked for a new password for your account. Choose one by the button below; you are then signed out on all other devices.'),
      button('{{link}}', 'Choose a new password'),
      facts(['The link works until', '{{validUntil}}']),
      paragraph('If it was not you, ignore this mail: your password stays as it is.'),
    ],
  },
});
