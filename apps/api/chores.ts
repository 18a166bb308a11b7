import { domainError, NotFound } from '@aftercare/kernel';
import { Commands, currentTenant, Database, Db, Environment, Journal, Now, parseOrThrow, sql, systemActor, Tenants, withTenant } from '@aftercare/kernel/server';
import { person as personResource, type NewTenantInput } from '@aftercare/identity';
import { IssueToken, Operators, People, TenantSetup } from '@aftercare/identity/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { backup } from './backup/backup.ts';
import type { Ending } from './backup/format.ts';

const tokenInput = z.strictObject({ tenant: z.string(), person: z.string(), name: z.string().default('npm run token'), expires: z.iso.date().optional() });
/** The rest is checked where it is known what is installed. */
const tenantInput = z.looseObject({ password: z.string().optional() });

const operatorInput = z.strictObject({ tenant: z.string(), person: z.string(), remove: z.boolean().default(false) });

const backupInput = z.strictObject({ file: z.string().refine(isAbsolute) });

class NothingToBackUp extends domainError<object>('api.nothing-to-back-up', 409, () => 'There is nothing to back up: no company is in this database.') {}

/** What an administrator of the installation does by command. */
export const chores = {
  /** A token with which a program acts as a person. @throws NotFound for an unknown person */
  async token(nest: NestFastifyApplication, input: unknown): Promise<{ token: string }> {
    const { tenant, person: email, name, expires } = parseOrThrow(tokenInput, input);
    return withTenant(await nest.get(Tenants).byCode(tenant), systemActor, async () => {
      const person = await nest.get(People).byEmail(email);
      if (!person) throw new NotFound({ type: personResource.name, id: email });
      return nest.get(Commands).execute(new IssueToken(person.id, { name, expiresAt: expires ? `${expires}T00:00:00Z` : null }));
    });
  },

  /** A company with its first administrator. The password comes back this once. @throws InvalidInput naming every wrong option */
  async tenant(nest: NestFastifyApplication, input: unknown): Promise<{ code: string; name: string; email: string; password: string }> {
    const { password, ...tenant } = parseOrThrow(tenantInput, input);
    const made = await nest.get(TenantSetup).create(tenant as unknown as NewTenantInput, password);
    return { code: made.tenant.code, name: made.tenant.name, email: made.email, password: made.password };
  },

  /** Names a person of some company as one who runs the installation, or ends that. @throws NotFound for an unknown person */
  async operator(nest: NestFastifyApplication, input: unknown): Promise<{ tenant: string; person: string; named: boolean }> {
    const { tenant, person, remove } = parseOrThrow(operatorInput, input);
    return withTenant(await nest.get(Tenants).byCode(tenant), systemActor, async () => {
      const operators = nest.get(Operators);
      await nest.get(Commands).transaction(() => (remove ? operators.remove(person) : operators.name(person)));
      return { tenant, person, named: !remove };
    });
  },

  /** Database and attachments in one archive. */
  async backup(nest: NestFastifyApplication, input: unknown): Promise<Ending> {
    const { file } = parseOrThrow(backupInput, input);
    if ((await nest.get(Tenants).ids()).length === 0) throw new NothingToBackUp({});
    return backup(nest.get(Database), file, { filesDir: nest.get(Environment).values.filesDir, at: nest.get(Now).date() });
  },

  /** Checks what was recorded, company by company. */
  async verifyJournal(nest: NestFastifyApplication): Promise<{ code: string; rows: number; broken: string[] }[]> {
    const checked = [];
    for (const id of await nest.get(Tenants).ids()) checked.push(await nest.get(Tenants).within(id, () => verifyJournal(nest)));
    return checked;
  },
} as const;

async function verifyJournal(nest: NestFastifyApplication): Promise<{ code: string; rows: number; broken: string[] }> {
  const rows = await nest.get(Db).row<{ n: string }>(sql`select count(*) as n from journal`);
  return { code: currentTenant().code, rows: Number(rows!.n), broken: await nest.get(Journal).verify() };
}

export type Chores = typeof chores;
export type Chore = keyof Chores;
export type ChoreAnswer<Name extends Chore> = Awaited<ReturnType<Chores[Name]>>;
