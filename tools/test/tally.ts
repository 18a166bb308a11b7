import type { MissingPart } from './parts.ts';
import type { Count, Report } from './report.ts';

/** Adds up checks, tests and parts that could not run. */
export class Tally {
  readonly #count: Count = { passed: 0, failed: 0, skipped: 0 };

  /** A check counts as one test. */
  check(ok: boolean): void {
    this.#count[ok ? 'passed' : 'failed'] += 1;
  }

  /** So does a part of which no test could run: skipped, or failed where everything must run. */
  miss({ project, reason }: MissingPart, { mustRun = false } = {}): void {
    console.log(`${mustRun ? '✗' : '–'} ${project} tests ${mustRun ? 'cannot run' : 'skipped'}: ${reason}`);
    this.#count[mustRun ? 'failed' : 'skipped'] += 1;
  }

  tests(report: Report): void {
    for (const { passed, failed, skipped } of Object.values(report)) {
      this.#count.passed += passed;
      this.#count.failed += failed;
      this.#count.skipped += skipped;
    }
  }

  get failed(): boolean {
    return this.#count.failed > 0;
  }

  toString(): string {
    const { passed, failed, skipped } = this.#count;
    return `${passed} passed, ${failed} failed, ${skipped} skipped`;
  }
}
