import { permissions, text } from '@aftercare/kernel';

export const can = permissions('directory', {
  see: text('查看客户与产品', 'See customers and products'),
  seeContacts: text('查看完整的电话、邮箱和地址', 'See whole phone numbers, e-mails and addresses'),
  manageParties: text('新建和修改客户', 'Create and change customers'),
  mergeParties: text('合并客户', 'Merge customers'),
  manageProducts: text('新建和修改产品', 'Create and change products'),
  recordSales: text('登记售出产品', 'Record sold units'),
});
