import { closure, Commands, currentActor, currentTenant, Events, Installed, parseOrThrow, Tenants, type Tenant } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { administrator, companyCreated, newTenantInput, type NewTenantInput, type OpenCompanyInput, type OpenedCompany } from '../domain/index.ts';
import { AssignRole } from './assign-role.ts';
import { CreatePerson } from './create-person.ts';
import { SendInvitation } from './passwords/send-invitation.ts';
import { hashPassword } from './password.ts';
import { Passwords } from './passwords.ts';
import { newPassword } from './secrets.ts';
import { alwaysOn } from './installation/set-company-modules.ts';

/** Makes a company with its first administrator, for the tools and for whoever runs the installation. */
@Injectable()
export class TenantSetup {
  constructor(
    private readonly installed: Installed,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly passwords: Passwords,
    private readonly events: Events,
  ) {}

  /**
   * @param password the administrator's; one is made up when absent
   * @returns the password too: it is kept only as a hash
   * @throws InvalidInput naming every wrong option @throws TenantExists
   */
  async create(input: NewTenantInput, password = newPassword()): Promise<{ tenant: Tenant; personId: string; email: string; password: string }> {
    const hash = await hashPassword(password);
    const check = (email: string) => this.passwords.check(password, 'password', email);
    return { ...(await this.make(input, { operator: null, hash, check })), password };
  }

  /**
   * By the current actor, who runs the installation. With `invite` the administrator is asked by mail to choose a password.
   * @throws InvalidInput naming every wrong field @throws TenantExists
   */
  async open({ invite = true, ...input }: OpenCompanyInput): Promise<OpenedCompany> {
    const password = invite ? null : newPassword();
    const { tenant, email } = await this.make(input, { operator: currentActor().id, hash: password && (await hashPassword(password)) });
    return { id: tenant.id, code: tenant.code, email, password };
  }

  private async make(input: NewTenantInput, { operator, hash, check }: { operator: string | null; hash: string | null; check?: (email: string) => void }): Promise<{ tenant: Tenant; personId: string; email: string }> {
    const { adminEmail, adminName, ...tenant } = parseOrThrow(this.schema(), input);
    const modules = this.withRequired(tenant.modules);
    let personId!: string;
    const made = await this.tenants.create({ ...tenant, modules, letterhead: { company: tenant.name } }, async () => {
      check?.(adminEmail);
      ({ id: personId } = await this.commands.execute(new CreatePerson({ name: adminName, email: adminEmail }, hash ?? undefined)));
      await this.commands.execute(new AssignRole(administrator, { personId }));
      if (hash === null) await this.commands.execute(new SendInvitation(personId));
      this.events.publish(companyCreated, currentTenant().id, { operator });
    });
    return { tenant: made, personId, email: adminEmail };
  }

  private schema() {
    const known = (kind: string, ids: readonly string[]) => z.string().refine((id) => ids.includes(id), { error: ({ input }) => `There is no ${kind} "${String(input)}". There are: ${ids.join(', ') || 'none'}.` });
    const modules = this.installed.modules.map(({ manifest }) => manifest.id);
    const plugins = this.installed.plugins.map(({ manifest }) => manifest.id);
    return newTenantInput.extend({ modules: z.array(known('module', modules)).default(modules), plugins: z.array(known('plugin', plugins)).default([]) });
  }

  /** Nobody could sign in to a company without this module. */
  private withRequired(wanted: readonly string[]): string[] {
    return closure(this.installed.modules, [...wanted, ...alwaysOn]).map(({ manifest }) => manifest.id);
  }
}
