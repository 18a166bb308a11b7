import { createRouter, createWebHistory } from 'vue-router';
import { addMessages, useSession, type Messages } from '@aftercare/kernel/admin';

const signInMessages: Messages = { 'zh-CN': () => import('./sign-in/locales/zh-CN.json'), en: () => import('./sign-in/locales/en.json') };

/** Where to go after signing in: a path of ours and nothing else. */
export const returnPath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/');

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/sign-in', name: 'sign-in', component: async () => (await Promise.all([import('./sign-in/SignIn.vue'), addMessages(signInMessages)]))[0], meta: { open: true } },
    { path: '/', name: 'shell', component: () => import('./layout/ConsoleShell.vue'), children: [{ path: '/:rest(.*)*', name: 'nowhere', component: () => import('./layout/NotFound.vue') }] },
  ],
});

let opened = false;

router.beforeEach(async (to) => {
  const session = useSession();
  if (!session.asked) await session.load();
  if (to.meta.open) return session.person && to.name === 'sign-in' ? returnPath(to.query.to) : true;
  if (!session.person) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } };
  if (!opened) {
    // The modules' routes do not exist before this; the same path is looked up again among them.
    const { openConsole } = await import('./open-console.ts');
    await openConsole(router);
    opened = true;
    return to.fullPath;
  }
  if (!session.can(to.meta.permission)) return { name: 'forbidden', params: { rest: to.path.slice(1).split('/') }, replace: true };
  return true;
});
