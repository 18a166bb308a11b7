import vue from '@vitejs/plugin-vue';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { findChromium } from './test/chromium.ts';

/** The packages are read from their sources, so a test never sees an old build. */
const conditions = ['@aftercare/source'];

const never = ['**/node_modules/**', '**/dist/**'];
const special = ['**/*.e2e.spec.ts', '**/*.browser.spec.ts'];

const project = (name: string, include: string[], test: TestProjectInlineConfiguration['test'] = {}): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, include, exclude: never, ...test },
});

/** What needs a database gets a prepared one, and the time that starting it takes. */
const started = { globalSetup: ['tools/test-setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [vue()],
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: { conditions },
  environments: {
    ssr: { resolve: { conditions, externalConditions: conditions } },
    __vitest__: { resolve: { conditions } },
  },
  test: {
    pool: 'forks',
    // Property tests on a busy machine.
    testTimeout: 20_000,
    maxWorkers: Math.min(Math.max(availableParallelism(), 2), 4),
    server: { deps: { inline: [/@aftercare\//] } },
    projects: [
      project('unit', ['**/*.spec.ts'], { exclude: [...never, ...special] }),
      project('e2e', ['**/*.e2e.spec.ts'], { ...started, env: { TEST_DATABASE_URL: '' } }),
      project('postgres', ['**/*.e2e.spec.ts'], started),
      project('browser', ['**/*.browser.spec.ts'], { ...started, testTimeout: 120_000, env: { CHROMIUM_PATH: findChromium() ?? '' } }),
    ],
  },
});
