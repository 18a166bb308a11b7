import { can, complaints } from '@aftercare/complaints';
import { text } from '@aftercare/kernel';
import { defineAdminModule, groups } from '@aftercare/kernel/admin';
import { BookCheck, ChartColumn, ListTodo, MessageSquareWarning, Presentation, Repeat, Siren } from '@lucide/vue';
import { listComplaints } from './complaints.api.ts';

export { complaintSide } from './slots.ts';

const waiting = async (): Promise<number> => (await listComplaints({ view: 'waiting', limit: 1 })).total;

export default defineAdminModule({
  manifest: complaints,
  group: groups.service,
  pages: [
    { path: '/', name: 'my-work', title: text('我的工作', 'My work'), permission: can.read, component: () => import('./MyWork.vue'), menu: { icon: ListTodo, order: 0, group: groups.work, count: waiting } },
    { path: '/complaints', name: 'complaints', title: text('投诉', 'Complaints'), permission: can.read, component: () => import('./ComplaintList.vue'), menu: { icon: MessageSquareWarning, order: 10, count: waiting } },
    { path: '/complaint-statistics', name: 'complaint-statistics', title: text('投诉统计', 'Complaint statistics'), permission: can.seeStatistics, component: () => import('./statistics/DashboardPage.vue'), menu: { icon: ChartColumn, order: 40 } },
    { path: '/complaint-meetings', name: 'complaint-meetings', title: text('例会通报', 'Meeting report'), permission: can.seeStatistics, component: () => import('./meetings/MeetingPage.vue'), menu: { icon: Presentation, order: 42 } },
    { path: '/complaint-reviews', name: 'complaint-reviews', title: text('频发复盘', 'Recurring complaints'), permission: can.reviewRecurring, component: () => import('./meetings/ReviewsPage.vue'), menu: { icon: Repeat, order: 44 } },
    { path: '/complaint-statistics/months', name: 'complaint-months', title: text('月度统计表', 'Monthly table'), permission: can.seeStatistics, component: () => import('./statistics/MonthsPage.vue') },
    { path: '/complaint-statistics/cases', name: 'complaint-figure', title: text('统计明细', 'Cases of a figure'), permission: can.seeStatistics, component: () => import('./statistics/FigurePage.vue') },
    { path: '/complaints/new', name: 'complaints-new', title: text('受理投诉', 'New complaint'), permission: can.file, component: () => import('./FileComplaint.vue') },
    { path: '/complaints/:id', name: 'complaint', title: text('投诉', 'Complaint'), permission: can.read, component: () => import('./ComplaintPage.vue') },
    { path: '/handling-standards', name: 'handling-standards', title: text('处理规范', 'Handling standard'), permission: can.read, component: () => import('./standards/StandardList.vue'), menu: { icon: BookCheck, order: 30 } },
    { path: '/handling-standards/:id', name: 'handling-standard', title: text('处理规范', 'Handling standard'), permission: can.read, component: () => import('./standards/StandardPage.vue') },
    { path: '/containments', name: 'containments', title: text('批次预警', 'Batch alarms'), permission: can.seeContainments, component: () => import('./containment/ContainmentList.vue'), menu: { icon: Siren, order: 15 } },
    { path: '/containments/:id', name: 'containment', title: text('批次预警', 'Containment case'), permission: can.seeContainments, component: () => import('./containment/ContainmentPage.vue') },
    { path: '/recalls/:id', name: 'recall', title: text('召回', 'Recall'), permission: can.seeContainments, component: () => import('./containment/RecallPage.vue') },
  ],
  creations: [{ title: text('受理投诉', 'Complaint'), permission: can.file, to: { name: 'complaints-new' }, icon: MessageSquareWarning }],
  finders: [
    {
      title: text('投诉', 'Complaints'),
      permission: can.read,
      find: async (q, { signal }) => (await listComplaints({ q, limit: 5 }, signal)).rows.map(({ id, number, subject, party }) => ({ title: `${number} ${subject}`, hint: party.name, to: `/complaints/${id}`, icon: MessageSquareWarning })),
    },
  ],
  inputs: { complaint: () => import('./ComplaintPicker.vue'), defect: () => import('./containment/DefectPicker.vue') },
  records: { complaint: (id) => `/complaints/${id}`, containment: (id) => `/containments/${id}`, recall: (id) => `/recalls/${id}` },
  lines: () => import('./timeline-lines.ts'),
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
