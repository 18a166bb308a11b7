import { can, directory } from '@aftercare/directory';
import { text } from '@aftercare/kernel';
import { defineAdminModule, menuGroup } from '@aftercare/kernel/admin';
import { Building2, Package, PackageCheck } from '@lucide/vue';
import { searchParties, searchProducts } from './directory.api.ts';

export { partySide } from './slots.ts';
export { default as PartyPicker } from './PartyPicker.vue';
export { default as ProductPicker } from './ProductPicker.vue';
export { default as WarrantyTag } from './WarrantyTag.vue';

const customersAndProducts = menuGroup(text('客户与产品', 'Customers & products'), 15);

export default defineAdminModule({
  manifest: directory,
  group: customersAndProducts,
  pages: [
    { path: '/parties', name: 'parties', title: text('客户', 'Customers'), permission: can.see, component: () => import('./PartyList.vue'), menu: { icon: Building2, order: 10 } },
    { path: '/party-twins', name: 'party-twins', title: text('疑似重复客户', 'Possible duplicates'), permission: can.mergeParties, component: () => import('./merge/TwinsPage.vue') },
    { path: '/parties/:id', name: 'party', title: text('客户', 'Customer'), permission: can.see, component: () => import('./PartyPage.vue') },
    { path: '/products', name: 'products', title: text('产品', 'Products'), permission: can.see, component: () => import('./ProductList.vue'), menu: { icon: Package, order: 20 } },
    { path: '/products/:id', name: 'product', title: text('产品', 'Product'), permission: can.see, component: () => import('./ProductPage.vue') },
    { path: '/sold-units', name: 'sold-units', title: text('售出产品', 'Sold units'), permission: can.see, component: () => import('./SoldUnitList.vue'), menu: { icon: PackageCheck, order: 30 } },
    { path: '/sold-units/:id', name: 'sold-unit', title: text('售出产品', 'Sold unit'), permission: can.see, component: () => import('./SoldUnitPage.vue') },
  ],
  creations: [{ title: text('客户', 'Customer'), permission: can.manageParties, to: { name: 'parties', query: { new: '' } }, icon: Building2 }],
  finders: [
    {
      title: text('客户', 'Customers'),
      permission: can.see,
      find: async (q, { signal }) => (await searchParties(q, [], signal)).slice(0, 5).map(({ id, code, name, contact }) => ({ title: name, hint: [code, contact].filter(Boolean).join(' · '), to: `/parties/${id}`, icon: Building2 })),
    },
    {
      title: text('产品', 'Products'),
      permission: can.see,
      find: async (q, { signal }) => (await searchProducts(q, signal)).slice(0, 5).map(({ id, code, name, specification }) => ({ title: name, hint: [code, specification].filter(Boolean).join(' · '), to: `/products/${id}`, icon: Package })),
    },
  ],
  inputs: { party: () => import('./PartyPicker.vue'), product: () => import('./ProductPicker.vue') },
  lines: () => import('./timeline-lines.ts'),
  messages: { 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') },
});
