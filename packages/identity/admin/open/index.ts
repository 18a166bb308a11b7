import { text } from '@aftercare/kernel';
import type { OpenPage } from '@aftercare/kernel/admin';

/** Pages for people without a password. A door of its own: the console brings its modules after sign-in only. */
export const openPages: readonly OpenPage[] = [
  { path: '/password/:token', name: 'choose-password', title: text('设置密码', 'Choose a password'), component: () => import('./ChoosePassword.vue') },
  { path: '/forgot-password', name: 'forgot-password', title: text('忘记密码', 'Forgotten password'), component: () => import('./ForgotPassword.vue') },
];
