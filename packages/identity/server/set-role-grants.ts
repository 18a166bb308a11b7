import { Forbidden, InvalidInput, ref } from '@aftercare/kernel';
import { currentTenant, Db, Events, parseOrThrow, sql, Tenants } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { administrator, company, GrantsFixed, roleGrantsChanged, setGrantsInput, type SetGrantsInput } from '../domain/index.ts';
import { Assignments } from './assignments.ts';
import { Grants } from './grants.ts';

/** What this company adds to a role and takes from it, in place of what it said before. */
export class SetRoleGrants extends Command<void> {
  constructor(
    readonly roleId: string,
    readonly input: SetGrantsInput,
  ) {
    super();
  }
}

@CommandHandler(SetRoleGrants)
export class SetRoleGrantsHandler implements ICommandHandler<SetRoleGrants> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly grants: Grants,
    private readonly assignments: Assignments,
    private readonly tenants: Tenants,
  ) {}

  /** @throws Forbidden for a permission that the one who adds it does not hold */
  async execute({ roleId, input }: SetRoleGrants): Promise<void> {
    const { add, remove } = parseOrThrow(setGrantsInput, input);
    const { id: role } = this.grants.role(roleId);
    if (role === administrator.id) throw new GrantsFixed({ role });
    this.checkKnown({ add, remove });
    const own = await this.assignments.ownPermissions();
    for (const permission of add) if (!own.has(permission)) throw new Forbidden({ permission });
    const changes = [...add.map((permission) => ({ permission, granted: true })), ...remove.map((permission) => ({ permission, granted: false }))];
    await this.db.run(sql`delete from role_grant where role = ${role}`);
    await this.db.run(sql`
      insert into role_grant (role, permission, granted)
      select ${role}, value->>'permission', (value->>'granted')::boolean from jsonb_array_elements(${JSON.stringify(changes)}::jsonb) on conflict do nothing`);
    await this.tenants.touch();
    this.events.publish(roleGrantsChanged, ref(company, currentTenant().id), { role, added: add, removed: remove });
  }

  private checkKnown(given: Readonly<Record<string, readonly string[]>>): void {
    const known = new Set(this.grants.permissions());
    const errors = Object.entries(given).flatMap(([field, ids]) =>
      ids.flatMap((id, index) => (known.has(id) ? [] : [{ path: `${field}.${index}`, code: 'unknown', message: `There is no permission ${id}.` }])),
    );
    if (errors.length) throw new InvalidInput({ errors });
  }
}
