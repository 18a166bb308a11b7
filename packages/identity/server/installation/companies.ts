import { NotFound } from '@aftercare/kernel';
import { currentActor, currentTenant, systemActor, TenantNotFound, Tenants, withTenant } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { company } from '../../domain/index.ts';

/** Any company of the installation, for whoever runs it. Their way in is this one: what they may not see, no command run here answers. */
@Injectable()
export class Companies {
  constructor(private readonly tenants: Tenants) {}

  /** Runs something in a company, archived or not, as the product. @param run is told who asked @throws NotFound */
  async within<T>(id: string, run: (operator: string) => Promise<T>): Promise<T> {
    const operator = currentActor().id!;
    const tenant = await this.tenants.evenArchived(id).catch((error: unknown) => {
      throw error instanceof TenantNotFound ? new NotFound({ type: company.name, id }) : error;
    });
    return withTenant(tenant, systemActor, () => run(operator));
  }

  /** Whether it is the company that the current actor belongs to. */
  isOwn(id: string): boolean {
    return currentTenant().id === id;
  }
}
