import { text } from '@aftercare/kernel';
import { defineAdminModule, panel, topBarEnd } from '@aftercare/kernel/admin';
import { workflow } from '@aftercare/workflow';

export { clockBar, clockSummaryBar, clocksShown, type TitleOf } from './clock-bar.ts';
export { deadlineTitle, roleTitle, stepOf, titleOfClock } from './known.ts';
export { useBecause } from './use-because.ts';
export { default as AttachmentList } from './AttachmentList.vue';
export { default as CommentComposer } from './CommentComposer.vue';
export { default as ProcedurePanel } from './ProcedurePanel.vue';
export { default as PresenceChips } from './PresenceChips.vue';
export { useDraft } from './use-draft.ts';
export { default as TimelinePanel } from './TimelinePanel.vue';
export type { StepWork } from './step-work.ts';

export default defineAdminModule({
  manifest: workflow,
  pages: [{ path: '/notices', name: 'notices', title: text('通知', 'Notices'), component: () => import('./notices/NoticesPage.vue') }],
  panels: [panel(topBarEnd, () => import('./notices/NoticeBell.vue'))],
  lines: () => import('./workflow-line.ts'),
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
