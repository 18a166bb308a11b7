import { PiniaColada } from '@pinia/colada';
import { getActivePinia, type Pinia } from 'pinia';
import type { Router } from 'vue-router';
import { addMessages, i18n, installParts, kernelPart, localeChosen, menuOf, routesOf, showLocale, useSay, useSession, type Messages } from '@aftercare/kernel/admin';
import { partsFor } from './modules.ts';

const shellMessages: Messages = { 'zh-CN': () => import('./layout/locales/zh-CN.json'), en: () => import('./layout/locales/en.json') };

/** Loads what the signed-in person's company has and makes it reachable: words, pages, menu. */
export async function openConsole(router: Router): Promise<void> {
  const session = useSession();
  const wanted = session.person?.locale ?? session.tenant?.locale;
  if (!localeChosen() && wanted) await showLocale(wanted);

  const [listed] = await Promise.all([partsFor(session.tenant!), addMessages(shellMessages)]);
  const parts = [kernelPart, ...listed];
  await addMessages(...parts.flatMap(({ messages }) => (messages ? [messages] : [])));
  installParts(parts);

  for (const route of routesOf(parts)) router.addRoute('shell', route);
  router.addRoute('shell', { path: '/403/:rest(.*)*', name: 'forbidden', component: () => import('./layout/ForbiddenPage.vue') });
  if (!parts.some(({ pages }) => pages?.some(({ path }) => path === '/'))) {
    router.addRoute('shell', { path: '/', name: 'home', redirect: () => menuOf(parts, ({ permission }) => session.can(permission))[0]?.pages[0]?.path ?? '/welcome' });
    router.addRoute('shell', { path: '/welcome', name: 'welcome', component: () => import('./layout/WelcomePage.vue') });
  }
}
