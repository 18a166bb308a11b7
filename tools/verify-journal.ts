// `npm run verify-journal` checks that nobody changed what was recorded, in every company; ends with 1 where somebody did.
import { doChore } from './chore.ts';

const most = 20;
const checked = await doChore('verifyJournal', () => ({}));
for (const { code, rows, broken } of checked) {
  console.log(broken.length === 0 ? `✓ ${code}: ${rows.toLocaleString('en')} rows fit` : `✗ ${code}: ${rows.toLocaleString('en')} rows, ${broken.length.toLocaleString('en')} do not fit`);
  for (const problem of broken.slice(0, most)) console.log(`    ${problem}`);
  if (broken.length > most) console.log('    …');
}
if (checked.length === 0) console.log('There is no company yet.');
process.exitCode = checked.some(({ broken }) => broken.length > 0) ? 1 : 0;
