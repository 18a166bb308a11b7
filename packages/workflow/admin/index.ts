import { defineAdminModule } from '@aftercare/kernel/admin';
import { workflow } from '@aftercare/workflow';

export { clockBar, clockSummaryBar, clocksShown, type TitleOf } from './clock-bar.ts';
export { deadlineTitle, roleTitle, stepOf, titleOfClock } from './known.ts';
export { useBecause } from './use-because.ts';
export { formFacts } from './form-facts.ts';
export { default as AttachmentList } from './AttachmentList.vue';
export { default as CommentComposer } from './CommentComposer.vue';
export { default as ProcedurePanel } from './ProcedurePanel.vue';
export { default as PresenceChips } from './PresenceChips.vue';
export { useDraft } from './use-draft.ts';
export { default as TimelinePanel } from './TimelinePanel.vue';
export type { StepWork } from './step-work.ts';

export default defineAdminModule({
  manifest: workflow,
  lines: () => import('./workflow-line.ts'),
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
