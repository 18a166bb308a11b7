const camel = (name: string): string => name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The ids that a plugin declares begin with its name, and its constant is called so. @returns what is wrong with a name */
export const nameProblem = (name: string): string | null => (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) ? null : `"${name}" is no name for a plugin: small letters, digits and single hyphens, a letter first.`);

/** A plugin that works: one rule with its words, its constant and its tests, and the three faces. By path. */
export function pluginFiles(name: string): Readonly<Record<string, string>> {
  const constant = camel(name);
  return {
    'package.json': `${JSON.stringify(
      {
        name: `@aftercare/plugin-${name}`,
        version: '0.1.0',
        private: true,
        license: 'MIT',
        type: 'module',
        exports: {
          '.': { '@aftercare/source': './domain/index.ts', types: './dist/domain/index.d.ts', default: './dist/domain/index.js' },
          './server': { '@aftercare/source': './server/index.ts', types: './dist/server/index.d.ts', default: './dist/server/index.js' },
          './admin': './admin/index.ts',
        },
        scripts: { build: 'tsc -b' },
        dependencies: { '@aftercare/complaints': '*', '@aftercare/directory': '*', '@aftercare/identity': '*', '@aftercare/kernel': '*', '@aftercare/mail': '*', '@aftercare/workflow': '*' },
      },
      null,
      2,
    )}\n`,
    'tsconfig.json': `{
  "extends": "../../../tsconfig.base.json",
  "compilerOptions": { "rootDir": ".", "outDir": "dist", "tsBuildInfoFile": "dist/.tsbuildinfo" },
  "include": ["domain", "server"],
  "references": [{ "path": "../../kernel" }, { "path": "../../mail" }, { "path": "../../identity" }, { "path": "../../workflow" }, { "path": "../../directory" }, { "path": "../../complaints" }]
}
`,
    'RULES.md': `# Rules of ${name}

| Id | Rule | Constant | Test |
|---|---|---|---|
| R-01 | A serious fault makes a complaint major, whatever the amount. | \`levelRule\` | domain/level.spec.ts › a serious fault is major, and only here |
`,
    'domain/index.ts': `export { ${constant} } from './plugin.ts';\nexport * from './level.ts';\n`,
    'domain/plugin.ts': `import { definePlugin, text } from '@aftercare/kernel';
import { levelRule } from './level.ts';

export const ${constant} = definePlugin({
  id: '${name}',
  version: '1.0.0',
  title: text('${name}', '${name}'),
  overrides: [levelRule],
});
`,
    'domain/level.ts': `import { complaintLevel } from '@aftercare/complaints';
import { override } from '@aftercare/kernel';

/** A serious fault counts as much as a large amount. */
export const levelRule = override(complaintLevel, (facts, standard) => (facts.severity === 'high' ? 'major' : standard(facts)));
`,
    'domain/level.spec.ts': `import { complaintLevel } from '@aftercare/complaints';
import { caseOf } from '@aftercare/complaints/testing/facts';
import { says } from '@aftercare/kernel/testing';
import { expect, test } from 'vitest';
import { ${constant} } from './plugin.ts';

const aCase = caseOf({ severity: 'high' });

test('a serious fault is major, and only here', () => {
  expect([says(${constant})(complaintLevel, aCase), says()(complaintLevel, aCase)]).toEqual(['major', 'general']);
});
`,
    'server/index.ts': `import { defineServerPlugin } from '@aftercare/kernel/server';
import { ${constant} } from '../domain/index.ts';

export default defineServerPlugin({ manifest: ${constant} });
`,
    'server/conformance.spec.ts': `import { complaints } from '@aftercare/complaints';
import { directory } from '@aftercare/directory';
import { identity } from '@aftercare/identity';
import { checkPlugin, checkRules } from '@aftercare/kernel/testing';
import { mailModule } from '@aftercare/mail';
import { workflow } from '@aftercare/workflow';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as domain from '../domain/index.ts';

const checks = [...checkPlugin({ modules: [mailModule, identity, workflow, directory, complaints], plugin: domain.${constant} }), ...checkRules(fileURLToPath(new URL('..', import.meta.url)), [domain])];

test.each(checks.map(({ name, run }) => [name, run] as const))('%s', (_, run) => expect(run).not.toThrow());
`,
    'admin/index.ts': `import { defineAdminPlugin } from '@aftercare/kernel/admin';
import { ${constant} } from '@aftercare/plugin-${name}';

export default defineAdminPlugin({ manifest: ${constant} });
`,
  };
}

/** Where a new plugin has to be named, so that the programs know of it. */
export const namedIn = (name: string): readonly string[] => [
  'npm install',
  `apps/api/package.json, apps/admin/package.json: "@aftercare/plugin-${name}": "*"`,
  `apps/api/tsconfig.json: { "path": "../../packages/plugins/${name}" }`,
  `apps/api/modules.ts: import ${camel(name)} from '@aftercare/plugin-${name}/server', and put it into plugins`,
  `apps/admin/modules.ts: { id: '${name}', load: () => import('@aftercare/plugin-${name}/admin') }, into plugins`,
];
