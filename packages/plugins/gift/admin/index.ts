import { complaintSide } from '@aftercare/complaints/admin';
import { defineAdminPlugin, panel } from '@aftercare/kernel/admin';
import { gift } from '@aftercare/plugin-gift';

export default defineAdminPlugin({
  manifest: gift,
  panels: [panel(complaintSide, () => import('./RecordPanel.vue'))],
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
