import { kernel, kernelCan, text } from '@aftercare/kernel';
import { ScrollText } from '@lucide/vue';
import { groups } from './groups.ts';
import { defineAdminModule } from './part.ts';

/** The kernel's own pages and words; the shell puts them below every module's. */
export const kernelPart = defineAdminModule({
  manifest: kernel,
  group: groups.settings,
  pages: [{ path: '/rules', name: 'rules', title: text('现行规则', 'Rules in force'), permission: kernelCan.seeRules, component: () => import('./rules/RulesPage.vue'), menu: { icon: ScrollText, order: 20 } }],
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
