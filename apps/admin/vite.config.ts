import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { signInBudget } from './budget.config.ts';
import { catalogues } from './catalogues.config.ts';

export default defineConfig({
  plugins: [catalogues(), vue(), signInBudget(100_000)],
  resolve: {
    // The list replaces Vite's own, so those stand in it again.
    conditions: ['@aftercare/source', 'module', 'browser', 'development|production'],
    dedupe: ['vue', 'pinia', 'vue-router', 'vue-i18n', '@pinia/colada'],
    alias: [{ find: /^vue-i18n$/, replacement: 'vue-i18n/dist/vue-i18n.runtime.mjs' }],
  },
  define: {
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      treeshake: {
        // Importing one thing from a package's face must not bring the whole face into the sign-in page.
        moduleSideEffects: [{ test: /\.css($|\?)|[?&]type=style|\/apps\/admin\//, sideEffects: true }, { test: /\/packages\//, sideEffects: false }],
      },
    },
  },
  server: { port: 5173, proxy: { '/api': process.env.API_URL ?? 'http://127.0.0.1:3000' } },
});
