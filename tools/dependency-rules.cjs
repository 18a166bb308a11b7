/**
 * Who may import whom. Run with `npm run lint`; dependency-rules.spec.ts plants one violation of each rule.
 *
 *   apps → plugins → complaints → … → kernel     each may import only what stands to its right
 *   server → domain ← admin                      the faces of one package
 */

/** Lowest first. A new package is written in here; until then it may import nothing. */
const order = ['kernel', 'mail', 'identity', 'workflow', 'desk', 'directory', 'warehouse', 'suppliers', 'training', 'returns', 'complaints'];

const any = (names) => `(?:${names.join('|')})`;
const escape = (name) => name.replaceAll('.', '\\.');
const npm = (...names) => `node_modules/${any(names.map(escape))}/`;

/** `packages/complaints`, `packages/plugins/gift`: captured, so that a rule can say "another one" or "the same". */
const somePackage = '^packages/(plugins/[^/]+|[^/]+)/';
const face = (...names) => `^packages/(?:plugins/[^/]+|[^/]+)/${any(names)}/`;
/** Tests, and what they share. */
const spec = '\\.(?:spec|fixture)\\.ts$';

const browserLibraries = npm('vue', '@vue/[^/]+', 'vue-router', 'vue-i18n', 'pinia', '@pinia/[^/]+', 'element-plus', '@element-plus/[^/]+', '@lucide/vue', 'echarts', 'vue-echarts');
const serverLibraries = npm('@nestjs/[^/]+', '@mikro-orm/[^/]+', '@electric-sql/[^/]+', 'pg', 'pg-boss', 'kysely', 'fastify', '@fastify/[^/]+', 'nodemailer', 'mjml', 'reflect-metadata', 'rxjs');
const pureLibraries = npm('zod', 'decimal.js', 'temporal-polyfill', 'chinese-days');

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** One rule per package, so that a message names the two that are the wrong way round. */
const downwards = order.map((name, index) =>
  rule(
    `${name}-imports-only-what-is-below`,
    `Commands go down, events and answers come up: ${index ? order.slice(0, index).toReversed().join(', ') : 'nothing'} may be imported here. Ask a question or listen to an event instead.`,
    { path: `^packages/${name}/` },
    { path: `^packages/${any([...order.slice(index + 1), 'plugins'])}/` },
  ),
);

module.exports = {
  forbidden: [
    ...downwards,
    rule('packages-have-a-place', 'Write the package into the order in tools/dependency-rules.cjs.', { path: '^packages/', pathNot: `^packages/${any([...order, 'plugins'])}/` }, { path: '.' }),
    rule('packages-have-a-place-before-use', 'Write the package into the order in tools/dependency-rules.cjs.', {}, { path: '^packages/', pathNot: `^packages/${any([...order, 'plugins'])}/` }),
    rule('plugins-stand-alone', "One tenant's rules never depend on another's.", { path: '^packages/plugins/([^/]+)/' }, { path: '^packages/plugins/', pathNot: '^packages/plugins/$1/' }),
    rule('nobody-imports-apps', 'Apps put the packages together; only the tools may look into them.', { pathNot: '^(?:apps|tools)/' }, { path: '^apps/' }),
    rule('apps-stand-alone', 'The server and the console meet over HTTP.', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    rule('nobody-imports-tools', 'Tools are for people and tests.', { pathNot: '^tools/' }, { path: '^tools/' }),

    rule('doors-only', 'Another package is reached through what its package.json exports.', { path: somePackage }, { path: '^packages/', pathNot: ['^packages/$1/', `${face('domain', 'server', 'admin', 'admin/open', 'testing', 'testing/facts')}index\\.ts$`] }),
    rule('doors-only-from-apps', 'A package is reached through what its package.json exports.', { path: '^(?:apps|tools)/' }, { path: '^packages/', pathNot: `${face('domain', 'server', 'admin', 'admin/open', 'testing', 'testing/facts')}index\\.ts$` }),
    rule('doors-by-name', "Another package is imported by its name, not by a path: its exports decide what is read, its package.json says so.", { path: somePackage }, { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased'] }),
    rule('doors-by-name-from-apps', 'A package is imported by its name, not by a path.', { path: '^(?:apps|tools)/' }, { path: '^packages/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased'] }),

    rule('server-knows-no-console', 'Server and admin never meet.', { path: [face('server', 'testing'), '^apps/api/'] }, { path: [face('admin'), browserLibraries] }),
    rule('console-knows-no-server', 'Server and admin never meet.', { path: [face('admin'), '^apps/admin/'], pathNot: spec }, { path: [face('server', 'testing'), serverLibraries] }),
    rule('console-knows-no-node', 'This runs in a browser.', { path: [face('admin'), '^apps/admin/'], pathNot: [spec, '^apps/admin/[^/]+\\.config\\.ts$'] }, { dependencyTypes: ['core'] }),
    rule('domain-knows-no-face', 'Domain code runs anywhere: it imports only domain faces.', { path: face('domain'), pathNot: spec }, { path: '^packages/', pathNot: face('domain') }),
    rule('domain-is-pure', 'Domain code imports zod, decimal.js, temporal-polyfill and chinese-days, and nothing else.', { path: face('domain'), pathNot: spec }, { pathNot: ['^packages/', pureLibraries] }),
    rule('testing-only-in-tests', 'What helps tests is no part of the product.', { pathNot: [spec, face('testing'), '^tools/'] }, { path: [face('testing'), spec] }),

    rule('no-circles', 'Two files that need each other are one file, or need a third.', {}, { circular: true }),
    rule('everything-resolves', 'There is no such file or package.', {}, { couldNotResolve: true, pathNot: '^vite/client$' }),
    rule('declared', "What a package imports stands in its own package.json (tests may use the root's).", { path: '^(?:apps|packages)/', pathNot: spec }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      conditionNames: ['@aftercare/source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.cjs', '.vue', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
