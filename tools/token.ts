// `npm run --silent token -- --tenant CODE --person E-MAIL` prints an API token of that person and nothing else.
// More: --name WHAT-FOR, --expires 2027-01-31.
import { doChore, readOptions } from './chore.ts';

const { token } = await doChore('token', () => readOptions(process.argv.slice(2), ['tenant', 'person', 'name', 'expires']));
console.log(token);
