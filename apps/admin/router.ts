import { createRouter, createWebHistory, type Router } from 'vue-router';
import { openPages as answering } from '@aftercare/complaints/open';
import { openPages as passwords } from '@aftercare/identity/open';
import { openRoutesOf, useSession } from '@aftercare/kernel/admin';
import { returnPath } from './return-path.ts';

/** The console's router. `open` is called once, after sign-in: the modules' routes do not exist before. */
export function consoleRouter(open: () => Promise<void>): Router {
  const router = createRouter({
    history: createWebHistory(),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: [
      { path: '/sign-in', name: 'sign-in', component: () => import('./sign-in/SignIn.vue'), meta: { open: true } },
      ...openRoutesOf([...passwords, ...answering]),
      { path: '/', name: 'shell', component: () => import('./layout/ConsoleShell.vue'), children: [{ path: '/:rest(.*)*', name: 'nowhere', component: () => import('./layout/NotFound.vue') }] },
    ],
  });
  let opened = false;

  router.beforeEach(async (to) => {
    const signIn = to.name === 'sign-in';
    // A customer's page works whatever becomes of the session.
    if (to.meta.open && !signIn) return true;
    const session = useSession();
    if (!session.asked) await session.load();
    if (signIn) return session.person ? returnPath(to.query.to) : true;
    if (!session.person) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
    if (!opened) {
      await open();
      opened = true;
      // Looked up again among the modules' routes.
      return to.fullPath;
    }
    if (!session.can(to.meta.permission)) return { name: 'forbidden', params: { rest: to.path.slice(1).split('/') }, replace: true };
    return true;
  });
  return router;
}
