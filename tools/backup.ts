// `npm run backup -- FILE` writes database and attachments into one archive (.tar.gz). On an embedded database that is in
// use the running process does it.
import { resolve } from 'node:path';
import { doChore } from './chore.ts';
import { amount } from './amount.ts';

const [file] = process.argv.slice(2);

const count = await doChore('backup', () => {
  if (!file) throw new Error('Say where to: npm run backup -- FILE');
  return { file: resolve(process.env['INIT_CWD'] ?? '', file) };
});
console.log(`${file} holds ${amount(count)}. Who has it has everything: keep it like the database.`);
