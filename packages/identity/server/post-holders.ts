import { Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { holdersOf, inForce } from './delegations/held.ts';

/** A role, perhaps within one department; `about` is the person from whom superior and case owner follow. */
export interface Post {
  readonly role: string;
  readonly department: string | null;
  readonly about: string | null;
}

/** Who fills posts that are tied to a department: those of it who hold the role, or stand in for one who does, and its head. */
@Injectable()
export class PostHolders {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /** For each post its first holders, at most `most`; one query for all. */
  async of(posts: readonly Post[], most: number): Promise<string[][]> {
    if (!posts.length) return [];
    const found = await this.db.rows<{ n: number; id: string }>(sql`select n, id from (${sql.join(posts.map((post, n) => this.one(post, n, most)), sql` union all `)}) held order by n, id`);
    return posts.map((_, n) => found.filter((row) => row.n === n).map(({ id }) => id));
  }

  /** The departments that somebody heads, with everything below. */
  async headedBy(personId: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(sql`
      with recursive led as (
        select id from department where head_id = ${personId}
        union
        select d.id from department d join led on d.parent_id = led.id)
      select id from led`);
    return rows.map(({ id }) => id);
  }

  private one({ role, department, about }: Post, n: number, most: number) {
    const held = holdersOf(role, about);
    return sql`(
      select ${n}::int as n, p.id from person p where p.active and (
        (p.id in (select h.id from (${held}) h
            union select g.to_id from delegation g join (${held}) h on h.id = g.from_id where ${inForce(this.now.iso())} and (g.roles is null or ${role} = any(g.roles)))
          and ${department === null ? sql`true` : sql`p.department_id = ${department}`})
        or ${department === null ? sql`false` : sql`p.id = (select d.head_id from department d where d.id = ${department})`})
      order by p.id limit ${most})`;
  }
}
