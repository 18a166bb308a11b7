import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** How the tests of each project ended. What fails outside a test (a file that cannot be loaded, a stray error) counts as one. */
export type Report = Record<string, Count>;

const noCount = (): Count => ({ passed: 0, failed: 0, skipped: 0 });

function add(count: Count, module: TestModule): Count {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const failedAround = module.state() === 'failed' && !states.includes('failed') ? 1 : 0;
  return {
    passed: count.passed + states.filter((state) => state === 'passed').length,
    failed: count.failed + states.filter((state) => state === 'failed').length + failedAround,
    skipped: count.skipped + states.filter((state) => state === 'skipped' || state === 'pending').length,
  };
}

/** Given to vitest as a reporter: writes the counts where REPORT_FILE says. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const report: Report = {};
    for (const module of modules) report[module.project.name] = add(report[module.project.name] ?? noCount(), module);
    if (errors.length > 0) report['outside the tests'] = { ...noCount(), failed: errors.length };
    writeFileSync(process.env['REPORT_FILE']!, JSON.stringify(report));
  }
}
