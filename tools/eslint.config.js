// Templates and translations only: everything else is oxlint's, which does not read templates.
import i18n from '@intlify/eslint-plugin-vue-i18n';
import vue from 'eslint-plugin-vue';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parser } from 'typescript-eslint';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const catalogues = ['apps/admin/locales', 'packages/*/admin/locales', 'packages/plugins/*/admin/locales'].map((folder) => `${folder}/*.json`);

/** How a template is laid out is its author's business. */
const layout = Object.fromEntries(Object.entries(vue.rules).flatMap(([name, rule]) => (rule.meta?.type === 'layout' ? [[`vue/${name}`, 'off']] : [])));

export default [
  { ignores: ['**/dist/**', '**/node_modules/**'] },
  {
    settings: { 'vue-i18n': { localeDir: catalogues.map((pattern) => ({ pattern: `${root}/${pattern}`, localeKey: 'file' })), messageSyntaxVersion: '^11.0.0' } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  ...vue.configs['flat/recommended'].map((config) => ({ ...config, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser, ecmaVersion: 'latest', sourceType: 'module', vueFeatures: { filter: false } } },
    plugins: { '@intlify/vue-i18n': i18n },
    rules: {
      ...layout,
      'vue/attributes-order': 'off',
      'vue/html-self-closing': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // A form hands its state to its fields.
      'vue/no-mutating-props': ['error', { shallowOnly: true }],
      'vue/no-deprecated-filter': 'off',
      'vue/no-v-html': 'error',
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-raw-text': [
        'error',
        {
          attributes: { '/.+/': ['title', 'label', 'placeholder', 'alt', 'aria-label', 'aria-description', 'description', 'content'] },
          // Signs that read the same in every language.
          ignorePattern: '^[\\s\\d\\p{P}\\p{S}]+$',
        },
      ],
    },
  },
  {
    files: ['**/admin/**/*.ts'],
    languageOptions: { parser },
    plugins: { '@intlify/vue-i18n': i18n },
    rules: { '@intlify/vue-i18n/no-missing-keys': 'error' },
  },
  ...i18n.configs.base.filter((config) => config.files?.some((file) => file.includes('json'))),
  {
    files: catalogues,
    plugins: { '@intlify/vue-i18n': i18n },
    rules: {
      '@intlify/vue-i18n/no-missing-keys-in-other-locales': 'error',
      '@intlify/vue-i18n/no-duplicate-keys-in-locale': 'error',
      '@intlify/vue-i18n/valid-message-syntax': 'error',
    },
  },
];
