import { text } from '@aftercare/kernel';
import { menuGroup } from './part.ts';

/** The groups of the menu that modules share. A module with a department of its own makes its own with `menuGroup`. */
export const groups = {
  work: menuGroup(null, 0),
  service: menuGroup(text('客服中心', 'Customer service'), 10),
  warehouse: menuGroup(text('仓储物流', 'Warehouse'), 20),
  suppliers: menuGroup(text('供应商', 'Suppliers'), 30),
  training: menuGroup(text('培训', 'Training'), 40),
  records: menuGroup(text('档案', 'Records'), 50),
  settings: menuGroup(text('设置', 'Settings'), 90),
};
