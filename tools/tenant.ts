// `npm run tenant -- create --code CODE --name NAME --admin-email E-MAIL --admin-name NAME` makes a company with its first
// administrator and prints the password, this once. More: --locale zh-CN, --currency CNY, --time-zone Asia/Shanghai,
// --modules a,b (all when left out), --plugins a,b, --password-stdin to give the password yourself.
// `npm run tenant -- operator --tenant CODE --person E-MAIL` lets somebody run the installation's companies; --remove ends that.
import { text } from 'node:stream/consumers';
import { doChore, readOptions } from './chore.ts';

const names = ['code', 'name', 'admin-email', 'admin-name', 'locale', 'currency', 'time-zone', 'modules', 'plugins'];
const [command, ...args] = process.argv.slice(2);
const without = (flag: string) => args.filter((arg) => arg !== flag);

if (command === 'operator') {
  const { tenant, person, named } = await doChore('operator', () => ({ ...readOptions(without('--remove'), ['tenant', 'person']), remove: args.includes('--remove') }));
  console.log(`${person} of "${tenant}" ${named ? 'runs this installation from now on.' : 'does not run this installation any more.'}`);
} else {
  const given = args.includes('--password-stdin');
  const { code, name, email, password } = await doChore('tenant', async () => {
    if (command !== 'create') throw new Error('There are: npm run tenant -- create --code … --name … --admin-email … --admin-name …, and npm run tenant -- operator --tenant … --person …');
    const options = readOptions(without('--password-stdin'), names, ['modules', 'plugins']);
    return given ? { ...options, password: (await text(process.stdin)).replace(/\r?\n$/, '') } : options;
  });
  console.log([`Company "${code}" (${name}) is made.`, `  Administrator  ${email}`, ...(given ? [] : [`  Password       ${password}   (shown this once)`])].join('\n'));
}
