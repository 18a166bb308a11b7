import { superior } from '@aftercare/kernel';
import { Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { employee } from '../domain/index.ts';
import { heldBy, holdersOf, inForce, type About } from './delegations/held.ts';

export type { About } from './delegations/held.ts';

/** Who holds which post in the current tenant now: those who were given it, and those who stand in for them. Only people who are active hold one. */
@Injectable()
export class Roles {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /**
   * Those in their own right first, then whoever stands in for them; nobody stands in as their own superior.
   * @param about the person concerned, for the roles that follow from one: superior and case owner
   */
  async holders(roleId: string, { personId }: About = {}): Promise<string[]> {
    if (roleId === employee.id) return this.ids(sql`select id from person where active order by id`);
    return this.ids(sql`
      with holder as (${holdersOf(roleId, personId ?? null)})
      select id from (
        select id, 1 as rank from holder
        union all
        select g.to_id, 2 from delegation g join holder h on h.id = g.from_id join person t on t.id = g.to_id and t.active
        where ${inForce(this.now.iso())} and (g.roles is null or ${roleId} = any(g.roles)) and (${roleId !== superior.id} or g.to_id is distinct from ${personId ?? null}::uuid)
      ) held group by id order by min(rank), id`);
  }

  async holds(personId: string, roleId: string, about: About = {}): Promise<boolean> {
    return (await this.holders(roleId, about)).includes(personId);
  }

  /** Everything that a person holds at all times, also in place of others; superior and case owner depend on the case. */
  async of(personId: string): Promise<string[]> {
    const rows = await this.db.rows<{ role: string }>(sql`
      select role from (${heldBy(sql`${personId}::uuid`)}) own
      union
      select h.role from delegation g join person f on f.id = g.from_id and f.active, lateral (${heldBy(sql`g.from_id`)}) h
      where g.to_id = ${personId} and ${inForce(this.now.iso())} and (g.roles is null or h.role = any(g.roles))
      order by role`);
    return [...rows.map(({ role }) => role), employee.id];
  }

  /** The active manager; else the head of the department, or of the nearest one above that has an active head other than the person. */
  async superiorOf(personId: string): Promise<string | undefined> {
    return (await this.holders(superior.id, { personId }))[0];
  }

  /** Everybody whose superior this person is, or stands in for. */
  subordinatesOf(personId: string): Promise<string[]> {
    return this.ids(sql`
      with recursive head as (
        select ${personId}::uuid as id
        union
        select g.from_id from delegation g where g.to_id = ${personId} and ${inForce(this.now.iso())} and (g.roles is null or ${superior.id} = any(g.roles))
      ), led as (
        select id from department where head_id in (select id from head)
        union
        select d.id from department d join led on d.parent_id = led.id)
      select p.id from person p
      where (p.manager_id in (select id from head) or p.department_id in (select id from led)) and superior_of(p.id) in (select id from head) and p.id <> ${personId}
      order by p.id`);
  }

  private async ids(query: ReturnType<typeof sql<{ id: string | null }>>): Promise<string[]> {
    return (await this.db.rows<{ id: string | null }>(query)).flatMap(({ id }) => id ?? []);
  }
}
