import type { Database, ServerModule } from '@aftercare/kernel/server';
import { MikroORM } from '@mikro-orm/pglite';

/** What a migration is planned for. Indexes, keys to other tables, defaults and walls are written by hand, and entities do not know them. */
const ofColumns = [/^create table /, /^alter table \S+ (?:add|drop|rename) column /, /^alter table \S+ add "/, /^alter table \S+ drop "/, /^alter table \S+ alter column \S+ (?:type|set not null|drop not null)/];

/** The statements that bring the tables of a migrated embedded database to what the module's entities say; none when they agree. */
export async function planMigration(database: Database, { entities = [] }: ServerModule): Promise<string[]> {
  if (entities.length === 0) return [];
  const orm = await MikroORM.init(database.ormOptions(entities) as never);
  try {
    const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false, safe: false, dropTables: false });
    return up.split(/;\s*\n/).map((statement) => statement.trim().replace(/;$/, '')).filter((statement) => ofColumns.some((pattern) => pattern.test(statement)));
  } finally {
    await orm.close(true);
  }
}

const within = (statement: string): string => statement.replaceAll(/[`\\]|\$\{/g, (found) => `\\${found}`);
const tableIn = (statement: string): string | undefined => /^create table "([^"]+)"/.exec(statement)?.[1];

/** The source of a migration that runs these statements. A new table gets the wall round its tenants. */
export function migrationSource(module: string, name: string, statements: readonly string[]): string {
  const lines = statements.flatMap((statement) => {
    const table = tableIn(statement);
    const walled = statement.replace('"tenant_id" uuid not null', '"tenant_id" uuid not null default current_tenant()');
    return [`this.addSql(\`${within(walled)}\`);`, ...(table ? [`this.addSql(tenantTable('${table}'));`] : [])];
  });
  const from = module === 'kernel' ? '../tenant-table.ts' : '@aftercare/kernel/server';
  const imports = [...(statements.some(tableIn) ? [`import { tenantTable } from '${from}';`] : []), `import { Migration } from '@mikro-orm/migrations';`];
  return `${imports.join('\n')}

export class ${name} extends Migration {
  override name = '${module}/${name}';

  override up() {
${(lines.length > 0 ? lines : ['// Each statement in a call of its own: the embedded engine takes no more.', 'this.addSql(``);']).map((line) => `    ${line}`).join('\n')}
  }
}
`;
}

/** `Migration20261121093000_add_grade`: named by the time, so that they run in the order in which they were written. */
export function migrationName(at: Date, note = ''): string {
  const time = at.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const words = note.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_|_$/g, '');
  return `Migration${time}${words ? `_${words}` : ''}`;
}
