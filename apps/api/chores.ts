import { NotFound } from '@aftercare/kernel';
import { Commands, parseOrThrow, systemActor, Tenants, withTenant } from '@aftercare/kernel/server';
import { person as personResource, type NewTenantInput } from '@aftercare/identity';
import { IssueToken, People, TenantSetup } from '@aftercare/identity/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';

const tokenInput = z.strictObject({ tenant: z.string(), person: z.string(), name: z.string().default('npm run token'), expires: z.iso.date().optional() });
/** The rest is checked where it is known what is installed. */
const tenantInput = z.looseObject({ password: z.string().optional() });

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
} as const;

export type Chores = typeof chores;
export type Chore = keyof Chores;
export type ChoreAnswer<Name extends Chore> = Awaited<ReturnType<Chores[Name]>>;
