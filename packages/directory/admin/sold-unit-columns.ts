import { text } from '@aftercare/kernel';
import type { ListColumn } from '@aftercare/kernel/admin';

/** Columns of sold units, drawn by SoldUnitCell. */
export const soldUnitColumns: readonly ListColumn[] = [
  { key: 'number', title: text('序列号 / 批次', 'Serial / batch'), width: 168, card: 'number' },
  { key: 'product', title: text('产品', 'Product'), card: 'subject' },
  { key: 'party', title: text('客户', 'Customer'), card: 'meta' },
  { key: 'orderNumber', title: text('订单号', 'Order'), width: 144, card: 'meta' },
  { key: 'quantity', title: text('数量', 'Quantity'), width: 96, align: 'right', card: 'none' },
  { key: 'deliveredOn', title: text('交付', 'Delivered'), width: 112, sort: 'deliveredOn', card: 'meta' },
  { key: 'warranty', title: text('保修', 'Warranty'), width: 104, card: 'state' },
  { key: 'salesperson', title: text('业务员', 'Salesperson'), width: 120, wide: true, card: 'none' },
  { key: 'recordedAt', title: text('登记', 'Recorded'), width: 128, sort: 'recordedAt', wide: true, card: 'none' },
];
