import { permissions, text } from '@aftercare/kernel';

export const can = permissions('identity', {
  seePeople: text('查看人员与部门', 'See people and departments'),
  managePeople: text('管理人员与部门', 'Manage people and departments'),
  seeSignIns: text('查看登录日志', 'See the sign-in log'),
  manageRoles: text('分配岗位与权限', 'Assign roles and permissions'),
  manageCompany: text('维护公司信息', 'Edit what stands on letters'),
});

/** Runs the installation: its companies, their modules and plugins. Given to people by command only: no module lists it, so no role grants it. */
export const { operate } = permissions('identity', { operate: text('管理本系统的公司', 'Run the companies of this installation') });
