import { owner, superior } from '@aftercare/kernel';
import { sql } from '@aftercare/kernel/server';

type Sql<Row = unknown> = ReturnType<typeof sql<Row>>;

/** Whose superior, whose case. */
export interface About {
  readonly personId?: string | null;
}

/** Whether a row of `delegation g` holds at a moment. */
export const inForce = (at: string): Sql =>
  sql`g.starts_at <= ${at}::timestamptz and g.ends_at > ${at}::timestamptz and (g.revoked_at is null or g.revoked_at > ${at}::timestamptz)`;

/** Selects `id` of the active people who hold a role in their own right. */
export function holdersOf(roleId: string, about: string | null): Sql<{ id: string }> {
  if (roleId === superior.id) return sql`select s.id from (select superior_of(${about}::uuid) as id) s where s.id is not null`;
  if (roleId === owner.id) return sql`select p.id from person p where p.id = ${about}::uuid and p.active`;
  return sql`
    select p.id from person p where p.active and p.id in (
      select a.person_id from role_assignment a where a.role = ${roleId} and a.person_id is not null
      union
      select d.head_id from role_assignment a join department d on d.id = a.department_id where a.role = ${roleId})`;
}

/** Selects `role` of all that a person holds in their own right at all times. */
export const heldBy = (person: Sql): Sql<{ role: string }> => sql`
  select distinct a.role from role_assignment a
  where a.person_id = ${person} or a.department_id in (select d.id from department d where d.head_id = ${person})`;
