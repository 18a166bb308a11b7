import { text, type Page } from '@aftercare/kernel';
import { api, defineAdminModule, groups, menuGroup } from '@aftercare/kernel/admin';
import { can, identity, operate, type PersonRow } from '@aftercare/identity';
import { Blocks, Building2, LogIn, Network, Server, ShieldCheck, Users } from '@lucide/vue';

export { personSide } from './slots.ts';

const organisation = menuGroup(text('组织', 'Organisation'), 60);
const installation = menuGroup(text('系统运维', 'Installation'), 95);

export default defineAdminModule({
  manifest: identity,
  group: organisation,
  pages: [
    { path: '/people', name: 'people', title: text('人员', 'People'), permission: can.seePeople, component: () => import('./PeopleList.vue'), menu: { icon: Users, order: 10 } },
    { path: '/people/:id', name: 'person', title: text('人员', 'Person'), permission: can.seePeople, component: () => import('./PersonPage.vue') },
    { path: '/organisation', name: 'organisation', title: text('部门', 'Departments'), permission: can.seePeople, component: () => import('./OrganisationPage.vue'), menu: { icon: Network, order: 20 } },
    { path: '/roles', name: 'roles', title: text('岗位与权限', 'Roles and permissions'), permission: can.seePeople, component: () => import('./RolesPage.vue'), menu: { icon: ShieldCheck, order: 30 } },
    { path: '/sign-ins', name: 'sign-ins', title: text('登录日志', 'Sign-in log'), permission: can.seeSignIns, component: () => import('./SignInLog.vue'), menu: { icon: LogIn, order: 40 } },
    { path: '/company', name: 'company', title: text('公司信息', 'Company'), permission: can.manageCompany, component: () => import('./installation/MyCompanyPage.vue'), menu: { icon: Building2, order: 5, group: groups.settings } },
    { path: '/installation/companies', name: 'companies', title: text('公司管理', 'Companies'), permission: operate, component: () => import('./installation/CompaniesPage.vue'), menu: { icon: Server, order: 10, group: installation } },
    { path: '/installation/companies/:id', name: 'installed-company', title: text('公司', 'Company'), permission: operate, component: () => import('./installation/CompanyPage.vue') },
    { path: '/installation/parts', name: 'installed-parts', title: text('模块与插件', 'Modules and plugins'), permission: operate, component: () => import('./installation/PartsPage.vue'), menu: { icon: Blocks, order: 20, group: installation } },
    { path: '/account', name: 'account', title: text('我的账号', 'My account'), component: () => import('./AccountPage.vue') },
  ],
  finders: [
    {
      title: text('人员', 'People'),
      permission: can.seePeople,
      find: async (q, { signal }) => (await api.get<Page<PersonRow>>('/api/people', { query: { q, active: true, limit: 5 }, signal })).rows.map(({ id, name, department, email }) => ({ title: name, hint: department?.name ?? email, to: `/people/${id}`, icon: Users })),
    },
  ],
  inputs: { person: () => import('./PersonField.vue'), department: () => import('./DepartmentField.vue') },
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
