import { kernelCan, text } from '@aftercare/kernel';
import { defineAdminModule, groups, panel, topBarEnd } from '@aftercare/kernel/admin';
import { can, workflow } from '@aftercare/workflow';
import { CalendarDays, ClipboardCheck, Gavel, HandCoins, Scale, Stamp } from '@lucide/vue';
import { countWaiting } from './authority/approvals.api.ts';

export { clockBar, clockSummaryBar, clocksShown, type TitleOf } from './clock-bar.ts';
export { deadlineTitle, roleTitle, stepOf, titleOfClock } from './known.ts';
export { useBecause } from './use-because.ts';
export { default as CaseApprovals } from './authority/CaseApprovals.vue';
export { default as GrantPreview } from './authority/GrantPreview.vue';
export { default as AttachmentList } from './AttachmentList.vue';
export { default as ClockSheet } from './ClockSheet.vue';
export { default as CommentComposer } from './CommentComposer.vue';
export { default as EscalationNotice } from './EscalationNotice.vue';
export { default as HandOverBanner } from './HandOverBanner.vue';
export { default as ProcedurePanel } from './ProcedurePanel.vue';
export { default as PresenceChips } from './PresenceChips.vue';
export { useDraft } from './use-draft.ts';
export { default as TimelinePanel } from './TimelinePanel.vue';
export { default as MyMeasures } from './corrective/MyMeasures.vue';
export { default as CorrectivesAbout } from './corrective/CorrectivesAbout.vue';
export { default as CostsPanel } from './costs/CostsPanel.vue';
export type { StepWork } from './step-work.ts';

export default defineAdminModule({
  manifest: workflow,
  group: groups.service,
  pages: [
    { path: '/approvals', name: 'approvals', title: text('核决', 'Approvals'), component: () => import('./authority/ApprovalsPage.vue'), menu: { icon: Stamp, order: 5, group: groups.work, count: countWaiting } },
    { path: '/authority-limits', name: 'authority-limits', title: text('核决权限表', 'Limits of authority'), permission: kernelCan.setRules, component: () => import('./authority/LimitsPage.vue'), menu: { icon: Scale, order: 25, group: groups.settings } },
    { path: '/calendar', name: 'calendar', title: text('工作日历', 'Working calendar'), component: () => import('./calendar/CalendarPage.vue'), menu: { icon: CalendarDays, order: 30, group: groups.settings } },
    { path: '/notices', name: 'notices', title: text('通知', 'Notices'), component: () => import('./notices/NoticesPage.vue') },
    { path: '/corrective-actions', name: 'corrective-actions', title: text('纠正措施', 'Corrective actions'), component: () => import('./corrective/CorrectiveList.vue'), menu: { icon: ClipboardCheck, order: 20 } },
    { path: '/corrective-actions/:id', name: 'corrective-action', title: text('纠正措施', 'Corrective action'), component: () => import('./corrective/CorrectivePage.vue') },
    { path: '/recoveries', name: 'recoveries', title: text('追偿', 'Recoveries'), permission: can.settleRecoveries, component: () => import('./costs/RecoveryList.vue'), menu: { icon: HandCoins, order: 30 } },
    { path: '/sanctions', name: 'sanctions', title: text('处罚建议', 'Sanctions'), permission: can.confirmSanctions, component: () => import('./costs/SanctionList.vue'), menu: { icon: Gavel, order: 40 } },
  ],
  panels: [panel(topBarEnd, () => import('./notices/NoticeBell.vue'))],
  inputs: { whys: () => import('./corrective/WhysField.vue'), fishbone: () => import('./corrective/FishboneField.vue'), attachments: () => import('./corrective/ProofFilesField.vue') },
  records: { correctiveAction: (id) => `/corrective-actions/${id}` },
  lines: () => import('./workflow-line.ts'),
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
