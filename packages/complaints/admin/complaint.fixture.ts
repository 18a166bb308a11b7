import type { ComplaintView } from '@aftercare/complaints';

/** A complaint as the API shows it, in handling and untouched. */
export const complaintView = (more: Partial<ComplaintView> = {}): ComplaintView => ({
  id: '00000000-0000-7000-8000-000000000001', version: 3, number: 'C-202611-0001', state: 'handling', level: 'general', type: 'product', channel: 'phone', subject: '礼盒破损', content: '外包装破损，要求换货', party: { id: '00000000-0000-7000-8000-0000000000aa', name: '示例公司' },
  contact: { name: '周女士', phone: '10000000001', email: 'zhou@customer.example', address: null, language: 'zh-CN' }, masked: false, remedyAsked: null, demand: null, claimed: null, loss: null, severity: null, flags: [], topic: null, disputed: false, recorded: false, deviations: 0, misses: 0, confirmed: true, overdue: false, escalated: false, escalation: null, promise: null,
  verdict: null, liability: null, verdictReason: null, cause: null, causeCategory: null, corrective: null, preventive: null, correctiveActions: 0, openCorrectiveActions: 0, blockingCorrectiveActions: 0, solutionEffective: null, summary: null,
  lines: [{ id: '00000000-0000-7000-8000-0000000000b1', product: null, soldUnitId: null, orderNumber: null, batch: null, serial: null, supplierLot: null, defect: null, deliveredOn: null, quantity: null, defectiveQuantity: null, problem: '破损', answer: null }],
  offers: [], actions: [], followUps: [], aboutComplaint: null, duplicateOf: null, repeatOf: null, repeats: 0, containments: [], assignment: { firstResponsible: null, owner: null, owners: [], pending: null }, receivedAt: '2026-11-20T01:00:00.000Z', openedAt: '2026-11-20T01:00:00.000Z', closedAt: null, extra: {}, clocks: [], steps: [], actionsNow: [], openForClosing: [], warnings: [], people: {},
  ...more,
});

export const offer = (answer: ComplaintView['offers'][number]['answer'], amount: string | null = null): ComplaintView['offers'][number] => ({
  id: '00000000-0000-7000-8000-0000000000c1', solution: '补发', remedies: [{ kind: 'resupply', lineId: null, amount: amount === null ? null : { amount, currency: 'CNY' }, quantity: null, description: '补发', justification: null }], offeredBy: null, offeredAt: '2026-11-20T02:00:00.000Z', answer, approval: null, answeredAt: null, answeredBy: null, reason: null,
});
