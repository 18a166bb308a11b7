import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { bindSession, i18n, preferredLocale, showLocale, startTheme, useSession, vCan } from '@aftercare/kernel/admin';
import App from './App.vue';
import { router } from './router.ts';

// Zod would otherwise try `new Function`, which the content security policy refuses and reports.
(globalThis as { __zod_globalConfig?: object }).__zod_globalConfig = { jitless: true };

startTheme();
await showLocale(preferredLocale());

const app = createApp(App).use(createPinia()).use(i18n).directive('can', vCan);

bindSession({
  lost: () => {
    useSession().forget();
    const { fullPath, meta } = router.currentRoute.value;
    if (!meta.open) void router.replace({ name: 'sign-in', query: { to: fullPath } });
  },
});

app.use(router).mount('#app');
