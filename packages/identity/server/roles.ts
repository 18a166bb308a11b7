import { owner, superior } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { employee } from '../domain/index.ts';

/** Whose superior, whose case. */
export interface About {
  readonly personId?: string | null;
}

/** Who holds which post in the current tenant. Only people who are active hold one. */
@Injectable()
export class Roles {
  constructor(private readonly db: Db) {}

  /** @param about the person concerned, for the roles that follow from one: superior and case owner */
  async holders(roleId: string, { personId }: About = {}): Promise<string[]> {
    if (roleId === superior.id) return personId ? this.ids(sql`select superior_of(${personId}::uuid) as id`) : [];
    if (roleId === owner.id) return personId ? this.ids(sql`select id from person where id = ${personId} and active`) : [];
    if (roleId === employee.id) return this.ids(sql`select id from person where active order by id`);
    return this.ids(sql`
      select p.id from person p where p.active and p.id in (
        select a.person_id from role_assignment a where a.role = ${roleId} and a.person_id is not null
        union
        select d.head_id from role_assignment a join department d on d.id = a.department_id where a.role = ${roleId})
      order by p.id`);
  }

  async holds(personId: string, roleId: string, about: About = {}): Promise<boolean> {
    return (await this.holders(roleId, about)).includes(personId);
  }

  /** Everything that a person holds at all times; superior and case owner depend on the case. */
  async of(personId: string): Promise<string[]> {
    const rows = await this.db.rows<{ role: string }>(sql`
      select distinct a.role from role_assignment a
      where a.person_id = ${personId} or a.department_id in (select d.id from department d where d.head_id = ${personId}) order by a.role`);
    return [...rows.map(({ role }) => role), employee.id];
  }

  /** The active manager; else the head of the department, or of the nearest one above that has an active head other than the person. */
  async superiorOf(personId: string): Promise<string | undefined> {
    return (await this.holders(superior.id, { personId }))[0];
  }

  /** Everybody whose superior this person is. */
  subordinatesOf(personId: string): Promise<string[]> {
    return this.ids(sql`
      with recursive led as (
        select id from department where head_id = ${personId}
        union
        select d.id from department d join led on d.parent_id = led.id)
      select p.id from person p
      where (p.manager_id = ${personId} or p.department_id in (select id from led)) and superior_of(p.id) = ${personId}::uuid
      order by p.id`);
  }

  private async ids(query: ReturnType<typeof sql<{ id: string | null }>>): Promise<string[]> {
    return (await this.db.rows<{ id: string | null }>(query)).flatMap(({ id }) => id ?? []);
  }
}
