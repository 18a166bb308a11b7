import { Commands, Installed, parseOrThrow, Tenants, closure, type Tenant } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { administrator, newTenantInput, type NewTenantInput } from '../domain/index.ts';
import { AssignRole } from './assign-role.ts';
import { CreatePerson } from './create-person.ts';
import { hashPassword } from './password.ts';
import { Passwords } from './passwords.ts';
import { newPassword } from './secrets.ts';

/** Makes a company with its first administrator, for the tools. */
@Injectable()
export class TenantSetup {
  constructor(
    private readonly installed: Installed,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly passwords: Passwords,
  ) {}

  /**
   * @param password the administrator's; one is made up when absent
   * @returns the password too: it is kept only as a hash
   * @throws InvalidInput naming every wrong option @throws TenantExists
   */
  async create(input: NewTenantInput, password = newPassword()): Promise<{ tenant: Tenant; personId: string; email: string; password: string }> {
    const { adminEmail, adminName, ...tenant } = parseOrThrow(this.schema(), input);
    const modules = this.withRequired(tenant.modules);
    const hash = await hashPassword(password);
    let personId!: string;
    const made = await this.tenants.create({ ...tenant, modules, letterhead: { company: tenant.name } }, async () => {
      this.passwords.check(password, 'password', adminEmail);
      ({ id: personId } = await this.commands.execute(new CreatePerson({ name: adminName, email: adminEmail }, hash)));
      await this.commands.execute(new AssignRole(administrator, { personId }));
    });
    return { tenant: made, personId, email: adminEmail, password };
  }

  private schema() {
    const known = (kind: string, ids: readonly string[]) => z.string().refine((id) => ids.includes(id), { error: ({ input }) => `There is no ${kind} "${String(input)}". There are: ${ids.join(', ') || 'none'}.` });
    const modules = this.installed.modules.map(({ manifest }) => manifest.id);
    const plugins = this.installed.plugins.map(({ manifest }) => manifest.id);
    return newTenantInput.extend({ modules: z.array(known('module', modules)).default(modules), plugins: z.array(known('plugin', plugins)).default([]) });
  }

  /** Nobody could sign in to a company without this module. */
  private withRequired(wanted: readonly string[]): string[] {
    return closure(this.installed.modules, [...wanted, 'kernel', 'identity']).map(({ manifest }) => manifest.id);
  }
}
