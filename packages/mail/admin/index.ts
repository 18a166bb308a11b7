import { text, type Page } from '@aftercare/kernel';
import { api, defineAdminModule, groups } from '@aftercare/kernel/admin';
import { can, mailModule, type MailRow } from '@aftercare/mail';
import { Mail } from '@lucide/vue';

const withProblem = async (): Promise<number> => (await api.get<Page<MailRow>>('/api/mails', { query: { state: 'failed,unknown', limit: 1 } })).total;

export default defineAdminModule({
  manifest: mailModule,
  group: groups.settings,
  pages: [
    { path: '/mails', name: 'mails', title: text('发件箱', 'Outbox'), permission: can.read, component: () => import('./MailList.vue'), menu: { icon: Mail, order: 40, count: withProblem } },
    { path: '/mails/:id', name: 'mail', title: text('邮件', 'Mail'), permission: can.read, component: () => import('./MailPage.vue') },
  ],
  lines: () => import('./timeline-lines.ts'),
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
