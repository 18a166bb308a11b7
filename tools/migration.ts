// `npm run migration -- MODULE [name]` compares the module's entities with the tables that all migrations make, and writes
// the migration that is missing. With a name it writes one in any case, to be filled by hand. It needs no server.
import { Database, kernelModule } from '@aftercare/kernel/server';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { modules } from '../apps/api/modules.ts';
import { migrationName, migrationSource, planMigration } from './plan-migration.ts';

const installed = [kernelModule, ...modules];
const [id, ...words] = process.argv.slice(2);
const module = installed.find(({ manifest }) => manifest.id === id);
if (!module) {
  console.error(`Say which module: npm run migration -- MODULE [name]. There are: ${installed.map(({ manifest }) => manifest.id).join(', ')}.`);
  process.exit(1);
}

const database = await Database.open({});
await database.migrate(installed.flatMap(({ migrations = [] }) => [...migrations]));
const statements = await planMigration(database, module);
await database.close();

if (statements.length === 0 && words.length === 0) {
  console.log(`The entities and tables of ${id} agree. With a name (npm run migration -- ${id} some_name) an empty migration is written.`);
} else {
  const name = migrationName(new Date(), words.join('_'));
  const path = `packages/${id}/server/migrations/${name}.ts`;
  writeFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), migrationSource(id!, name, statements), { flag: 'wx' });
  console.log([...statements, `\n${path} is written. Read it, then name ${name} under "migrations" in packages/${id}/server/index.ts.`].join('\n'));
}
