import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, projectNode, root } from '../setup/node.mjs';
import type { Project } from './parts.ts';
import type { Report } from './report.ts';

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const minutes = 60_000;

/** Runs vitest over these projects, in sight of whoever waits for it. */
export async function runTests(projects: readonly Project[], args: readonly string[] = []): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-test-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', `--reporter=${join(root, 'tools/test/report.ts')}`];
  const child = spawn(projectNode()!, [vitest, 'run', '--config', 'tools/vitest.config.ts', ...projects.map((project) => `--project=${project}`), ...reporters, '--silent=passed-only', ...args], {
    cwd: root,
    env: { ...environment(), REPORT_FILE: file },
    stdio: 'inherit',
    // A test that hangs in a way vitest cannot end must not hang whoever waits for the last line.
    timeout: 18 * minutes,
  });
  const [code] = (await once(child, 'close')) as [number | null];
  try {
    return complete(JSON.parse(readFileSync(file, 'utf8')) as Report, code);
  } catch {
    console.log('✗ vitest ended before it could report');
    return { vitest: { passed: 0, failed: 1, skipped: 0 } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whatever else vitest is unhappy with (no test matches, say) is one more failure. */
function complete(report: Report, code: number | null): Report {
  const failures = Object.values(report).some(({ failed }) => failed > 0);
  return code === 0 || failures ? report : { ...report, vitest: { passed: 0, failed: 1, skipped: 0 } };
}
