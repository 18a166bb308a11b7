import { PiniaColada } from '@pinia/colada';
import type { App } from 'vue';
import type { Router } from 'vue-router';
import { addMessages, installParts, kernelPart, localeChosen, menuOf, routesOf, showLocale, useSession } from '@aftercare/kernel/admin';
import { partsFor } from './modules.ts';

/** Loads what the signed-in person's company has and makes it reachable: words, pages, menu. */
export async function openConsole(app: App, router: Router): Promise<void> {
  app.use(PiniaColada);
  const session = useSession();
  const wanted = session.person?.locale ?? session.tenant?.locale;
  if (!localeChosen() && wanted) await showLocale(wanted);

  const parts = [kernelPart, ...(await partsFor(session.tenant!))];
  await addMessages(...parts.flatMap(({ messages }) => (messages ? [messages] : [])));
  installParts(parts);

  for (const route of routesOf(parts)) router.addRoute('shell', route);
  router.addRoute('shell', { path: '/403/:rest(.*)*', name: 'forbidden', component: () => import('./layout/ForbiddenPage.vue') });
  if (!parts.some(({ pages }) => pages?.some(({ path }) => path === '/'))) {
    router.addRoute('shell', { path: '/', name: 'home', redirect: () => menuOf(parts, ({ permission }) => session.can(permission))[0]?.pages[0]?.path ?? '/welcome' });
    router.addRoute('shell', { path: '/welcome', name: 'welcome', component: () => import('./layout/WelcomePage.vue') });
  }
}
