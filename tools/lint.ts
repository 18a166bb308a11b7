// `npm run lint`: what `npm test` checks beside types and tests.
import { ensureBuilt } from './setup/build.mjs';
import { lint, perform } from './test/checks.ts';

await ensureBuilt();
let clean = true;
for (const check of lint) clean = (await perform(check)) && clean;
process.exitCode = clean ? 0 : 1;
