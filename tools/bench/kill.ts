// `npm run bench -- kill [--rounds 10]`: kills the API by SIGKILL while 200 complaints are being filed, on the embedded engine and, where
// DATABASE_URL or TEST_DATABASE_URL names a server, on PostgreSQL. Ends with 1 when something acknowledged is lost, doubled or half-written.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inFolder, killAndLook, onServer, type Findings } from './killed.ts';
import { serverUrl, withDatabase } from './rig.ts';

const { values: flags } = parseArgs({ args: process.argv.slice(3), options: { rounds: { type: 'string', default: '10' } } });
const rounds = Number(flags.rounds);

function tell(engine: string, findings: Findings): void {
  console.log(findings.length === 0 ? `✓ ${engine}: killed ${rounds} times, nothing lost, doubled or half-written` : `✗ ${engine}:\n  ${findings.join('\n  ')}`);
  if (findings.length > 0) process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'aftercare-kill-'));
try {
  tell('Embedded', await killAndLook(inFolder(folder), rounds, console.log));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (serverUrl()) tell('PostgreSQL', await withDatabase((url) => killAndLook(onServer(url), rounds, console.log)));
else console.log('PostgreSQL left out: neither DATABASE_URL nor TEST_DATABASE_URL names a server.');
