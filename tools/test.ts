// `npm test` runs every check and every test; `npm test -- packages/kernel`, or any other arguments for vitest, only the
// tests that those name. With `--all`, a part that cannot run on this machine is a failure.
import { ensureBuilt } from './setup/build.mjs';
import { anyFile, lint, perform, types } from './test/checks.ts';
import { type Project, missingParts, projects } from './test/parts.ts';
import type { Report } from './test/report.ts';
import { runTests } from './test/run.ts';
import { Tally } from './test/tally.ts';

const args = process.argv.slice(2).filter((each) => each !== '--all');
const mustRun = process.argv.includes('--all');
const tally = new Tally();

/** Tests that are there but were all skipped prove nothing either. */
const idle = (project: Project, report: Report): boolean => anyFile(projects[project]) && !report[project]?.passed && !report[project]?.failed;

async function everything(): Promise<void> {
  const built = await perform(types);
  tally.check(built);
  for (const check of lint) tally.check(await perform(check));

  const missing = missingParts({ built });
  for (const part of missing) tally.miss(part, { mustRun });
  const possible = (Object.keys(projects) as Project[]).filter((project) => !missing.some((part) => part.project === project));
  const report = await runTests(possible, ['--passWithNoTests']);
  tally.tests(report);
  if (mustRun) for (const project of possible.filter((each) => idle(each, report))) tally.miss({ project, reason: 'none of them did' }, { mustRun });
}

/** The projects that have tests of these names, or all of them where the arguments are not names. */
function concerned(): Project[] {
  const all = Object.keys(projects) as Project[];
  const asked = all.filter((project) => args.includes(`--project=${project}`));
  if (asked.length > 0) return asked;
  const filters = args.filter((each) => !each.startsWith('-'));
  const named = all.filter((project) => anyFile(projects[project], filters));
  return named.length > 0 ? named : all;
}

async function someTests(): Promise<void> {
  const wanted = concerned();
  const missing = missingParts().filter(({ project }) => wanted.includes(project));
  for (const part of missing) tally.miss(part, { mustRun });
  const possible = wanted.filter((project) => !missing.some((part) => part.project === project));
  if (possible.includes('browser')) await ensureBuilt();
  const others = args.filter((each) => !each.startsWith('--project='));
  if (possible.length > 0) tally.tests(await runTests(possible, others));
}

await (args.length > 0 ? someTests() : everything());
console.log(`\n${tally.toString()}`);
process.exitCode = tally.failed ? 1 : 0;
