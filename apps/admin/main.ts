import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { addMessages, bindSession, i18n, preferredLocale, showLocale, startTheme, useSession, vCan } from '@aftercare/kernel/admin';
import { reloadAfterUpdate } from './after-update.ts';
import App from './App.vue';
import { consoleRouter } from './router.ts';

reloadAfterUpdate();
startTheme();
await showLocale(preferredLocale());
await addMessages({ 'zh-CN': () => import('./locales/zh-CN.json'), en: () => import('./locales/en.json') });

const app = createApp(App).use(createPinia()).use(i18n).directive('can', vCan);
const router = consoleRouter(async () => (await import('./open-console.ts')).openConsole(app, router));

bindSession({
  lost: () => {
    useSession().forget();
    const { fullPath, meta } = router.currentRoute.value;
    if (!meta.open) void router.replace({ name: 'sign-in', query: { to: fullPath } });
  },
});

app.use(router).mount('#app');
