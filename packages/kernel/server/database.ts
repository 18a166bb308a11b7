import { PGlite } from '@electric-sql/pglite';
import type { MikroORM, Options } from '@mikro-orm/core';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { defineConfig as definePglite, MikroORM as PgliteORM } from '@mikro-orm/pglite';
import { defineConfig as definePostgres, MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import type { Type } from '@nestjs/common';
import { mkdirSync } from 'node:fs';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';
import { appRole } from './tenant-table.ts';

/** Which database to use: `postgres://…`, or a folder for the embedded one, or nothing for one in memory. */
export interface DatabaseOptions {
  readonly url?: string | undefined;
  readonly folder?: string | undefined;
  /** A dump of a migrated folder (`dumpDataDir`), to start from instead of an empty one. */
  readonly template?: Blob | undefined;
  /** The most connections of the pool; PGlite has one. */
  readonly connections?: number;
}

const timestamptz = 1184;
const iso = (value: string): string => new Date(value).toISOString();

/** Runs one statement. */
export type Query = <Row = Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** What `schema_migration` calls it. */
export const migrationName = (migration: Type<Migration>): string => (new migration() as unknown as { name: string }).name;

/** An open database: PostgreSQL, or PGlite in this process. */
export class Database {
  /** Use `Database.open`. */
  constructor(
    readonly options: DatabaseOptions,
    /** The embedded engine, when that is what runs. */
    readonly embedded: PGlite | undefined,
  ) {}

  static async open(options: DatabaseOptions): Promise<Database> {
    if (options.url) return new Database(options, undefined);
    if (options.folder) mkdirSync(options.folder, { recursive: true });
    const parsers = { ...createPostgreSqlTypeParsers((value) => parseArray(value)), [timestamptz]: iso };
    const embedded = await PGlite.create({
      dataDir: options.folder ?? 'memory://',
      parsers: parsers as never,
      ...(options.template ? { loadDataDir: options.template } : {}),
    });
    return new Database(options, embedded);
  }

  /** Options of the ORM that all work goes through: its connections run as a role that owns nothing. */
  ormOptions(entities: readonly unknown[]): Options {
    const common = { entities: entities as never[], discovery: { warnWhenNoEntities: false } };
    if (this.embedded) return definePglite({ ...common, dbName: 'postgres', driverOptions: { pglite: this.embedded } }) as Options;
    return definePostgres({
      ...common,
      clientUrl: this.options.url!,
      pool: { min: 0, max: this.options.connections ?? 10 },
      driverOptions: {
        options: `-c role=${appRole}`,
        Client: PreparingClient,
        onPoolCreated: (pool: pg.Pool) => pool.options.types?.getTypeParser && (pool.options.types as pg.TypeOverrides).setTypeParser(timestamptz, iso as never),
      },
    }) as Options;
  }

  /** Runs the migrations that have not run yet, as the owner. Processes that start together do so one after the other. @returns their names */
  migrate(migrations: readonly Type<Migration>[]): Promise<string[]> {
    return this.alone(() => this.runMigrations(migrations));
  }

  private async runMigrations(migrations: readonly Type<Migration>[]): Promise<string[]> {
    const options = {
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      migrations: { migrationsList: [...migrations] as never, snapshot: false, tableName: 'schema_migration', allOrNothing: true, silent: true },
    };
    const orm: MikroORM = this.embedded
      ? ((await PgliteORM.init({ ...options, dbName: 'postgres', driverOptions: { pglite: this.embedded } })) as never)
      : ((await PostgresORM.init({ ...options, clientUrl: this.options.url!, pool: { min: 0, max: 1 } })) as never);
    try {
      if (this.embedded) await this.embedded.exec('reset role');
      const done = await (orm as unknown as PgliteORM & { migrator: Migrator }).migrator.up();
      return done.map(({ name }) => name);
    } finally {
      await orm.close(true);
    }
  }

  /** Runs something while no other process on this database does the like. A process that dies gives its turn back. */
  async alone<T>(run: () => Promise<T>): Promise<T> {
    if (this.embedded) return run();
    return this.connected(async (client) => {
      await client.query(`select pg_advisory_lock(hashtextextended('aftercare set-up', 0))`);
      return run();
    });
  }

  /** Runs statements as the owner, outside any tenant: set-up and tools only. */
  async asOwner(statements: string): Promise<void> {
    if (this.embedded) {
      await this.embedded.exec(statements);
      return;
    }
    await this.connected((client) => client.query(statements));
  }

  /** One transaction as the owner, who sees every tenant, on one state of the database: backup and restore only. */
  async transaction<T>(run: (query: Query) => Promise<T>): Promise<T> {
    const begin = 'isolation level repeatable read';
    if (this.embedded) {
      return this.embedded.transaction(async (trx) => {
        await trx.exec(`set transaction ${begin}; set local role none;`);
        return run(async (text, values = []) => (await trx.query(text, [...values])).rows as never);
      });
    }
    return this.connected(async (client) => {
      await client.query(`begin ${begin}`);
      // A connection that ends in the middle of a transaction takes back what was done.
      const result = await run(async (text, values = []) => (await client.query(text, [...values])).rows as never);
      await client.query('commit');
      return result;
    });
  }

  /** From here on the embedded engine's only connection is the role that owns nothing. PostgreSQL's pool is from the start. */
  async dropPrivileges(): Promise<void> {
    await this.asOwner(`grant usage on schema pgboss to ${appRole}; grant select, insert, update, delete on all tables in schema pgboss to ${appRole}; grant execute on all functions in schema pgboss to ${appRole};`);
    // Nobody else gathers statistics there (see KeepStatistics).
    await this.embedded?.exec(`grant pg_maintain to ${appRole}; set role ${appRole};`);
  }

  private async connected<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.options.url });
    await client.connect();
    try {
      return await run(client);
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    if (this.embedded && !this.embedded.closed) await this.embedded.close();
  }
}

function parseArray(value: string): string[] {
  return pg.types.getTypeParser(1009 as never)(value) as never;
}
