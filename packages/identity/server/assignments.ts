import { Forbidden, ref, type SubjectRef } from '@aftercare/kernel';
import { currentActor, currentTenant, Db, Events, may, newId, Now, sql, wrongField } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { administrator, department, employee, LastAdministrator, operate, person, roleAssigned, RoleNotMapped, roleWithdrawn } from '../domain/index.ts';
import { Delegations } from './delegations/delegations.ts';
import { Grants, unmapped } from './grants.ts';
import { Roles } from './roles.ts';
import { Tenures } from './tenures.ts';

/** Who is meant: a person, or whoever heads a department. */
export type Holder = { readonly personId: string } | { readonly headOf: string };

/** The rows that say who holds which role, and what must be true of any change to them. Inside commands only. */
@Injectable()
export class Assignments {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly grants: Grants,
    private readonly roles: Roles,
    private readonly delegations: Delegations,
    private readonly tenures: Tenures,
    private readonly now: Now,
  ) {}

  /** Nothing happens when it is so already. @throws InvalidInput for an unknown holder @throws RoleNotFound, RoleNotMapped, Forbidden */
  async assign(roleId: string, holder: Holder): Promise<void> {
    await this.mayHandOut([roleId]);
    const { column, id, subject } = place(holder);
    if (!(await this.db.row(sql`select 1 from ${sql.table(subject.type)} where id = ${id}`))) throw wrongField('personId' in holder ? 'people' : 'headsOf', 'unknown', `There is no such ${subject.type}: ${id}.`);
    const added = await this.db.run(sql`insert into role_assignment (id, role, ${sql.ref(column)}, created_at) values (${newId()}, ${roleId}, ${id}, ${this.now.iso()}) on conflict do nothing`);
    if (!added) return;
    await this.tenures.begin({ role: roleId, [column]: id });
    this.events.publish(roleAssigned, subject, { role: roleId });
  }

  async withdraw(roleId: string, holder: Holder): Promise<void> {
    const { column, id, subject } = place(holder);
    const gone = await this.db.run(sql`delete from role_assignment where role = ${roleId} and ${sql.ref(column)} = ${id}`);
    if (gone) {
      await this.tenures.end({ role: roleId, [column]: id });
      this.events.publish(roleWithdrawn, subject, { role: roleId });
    }
    await this.someoneAdministers([roleId]);
  }

  async ofPerson(personId: string): Promise<string[]> {
    return (await this.db.rows<{ role: string }>(sql`select role from role_assignment where person_id = ${personId}`)).map(({ role }) => role);
  }

  async ofHead(departmentId: string): Promise<string[]> {
    return (await this.db.rows<{ role: string }>(sql`select role from role_assignment where department_id = ${departmentId}`)).map(({ role }) => role);
  }

  /** Nobody hands out what they do not hold: else managing people would be a way to every other permission. @throws Forbidden */
  async mayHandOut(roleIds: readonly string[]): Promise<void> {
    const own = await this.ownPermissions();
    for (const id of roleIds) {
      const { id: role } = this.grants.role(id);
      if (unmapped.some((each) => each.id === role)) throw new RoleNotMapped({ role });
      const { permissions } = await this.grants.inForce([role]);
      for (const permission of permissions) if (!own.has(permission)) throw new Forbidden({ permission });
    }
  }

  /** Whoever gets hold of somebody's account, or acts in their name, holds what they hold. @throws Forbidden */
  async mayActAs(personId: string): Promise<void> {
    if (!may(operate) && (await this.db.row(sql`select 1 from installation_operator where person_id = ${personId}`))) throw new Forbidden({ permission: operate.id });
    const known = this.grants.roles().map(({ role }) => role.id);
    await this.mayHandOut((await this.delegations.own(personId)).filter((role) => known.includes(role)));
  }

  /** What the actor may do without what others have given for a while: only this can be handed on. */
  async ownPermissions(): Promise<ReadonlySet<string>> {
    const { kind, id, permissions } = currentActor();
    if (kind !== 'person') return permissions;
    return (await this.grants.inForce([...(await this.delegations.own(id!)), employee.id])).permissions;
  }

  /** After a change to these roles. @throws LastAdministrator */
  async someoneAdministers(changed: readonly string[]): Promise<void> {
    if (!changed.includes(administrator.id)) return;
    await this.db.run(sql`select pg_advisory_xact_lock(hashtextextended('administrators' || ${currentTenant().id}::text, 0))`);
    if ((await this.roles.holders(administrator.id)).length === 0) throw new LastAdministrator({});
  }
}

function place(holder: Holder): { column: 'person_id' | 'department_id'; id: string; subject: SubjectRef } {
  return 'personId' in holder
    ? { column: 'person_id', id: holder.personId, subject: ref(person, holder.personId) }
    : { column: 'department_id', id: holder.headOf, subject: ref(department, holder.headOf) };
}
