import { text } from '@aftercare/kernel';
import type { ListColumn } from '@aftercare/kernel/admin';

/** A complaint in a list; the same wherever one stands. */
export const complaintColumns: readonly ListColumn[] = [
  { key: 'number', title: text('编号', 'Number'), width: 156, sort: 'number' },
  { key: 'subject', title: text('主题', 'Subject') },
  { key: 'party', title: text('客户', 'Customer'), width: 160, card: 'meta' },
  { key: 'level', title: text('级别', 'Level'), width: 96, card: 'state' },
  { key: 'state', title: text('状态', 'State'), width: 112, card: 'state' },
  { key: 'owner', title: text('处理人', 'Owner'), width: 108, card: 'meta' },
  { key: 'openedAt', title: text('受理', 'Filed'), width: 120, sort: 'openedAt', wide: true, card: 'none' },
  { key: 'clock', title: text('下一时限', 'Next deadline'), width: 156, sort: 'nextDueAt', card: 'clock' },
];
