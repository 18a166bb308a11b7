import { Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { employee } from '../../domain/index.ts';
import { heldBy, holdersOf, inForce, type About } from './held.ts';

/** What somebody has been given for a while. */
export interface Delegation {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  /** Null: everything that the giver holds. */
  readonly roles: readonly string[] | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

const columns = sql<Delegation>`g.id, g.from_id as "fromId", g.to_id as "toId", to_jsonb(g.roles) as roles, g.starts_at as "startsAt", g.ends_at as "endsAt"`;

/** Who stands in for whom. `at` is now when it is left out. */
@Injectable()
export class Delegations {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /** What this person has been given by others, the oldest first. */
  of(personId: string, at: string = this.now.iso()): Promise<Delegation[]> {
    return this.db.rows<Delegation>(sql`
      select ${columns} from delegation g join person f on f.id = g.from_id and f.active
      where g.to_id = ${personId} and ${inForce(at)} order by g.created_at, g.id`);
  }

  /** What this person has given to others who are active, the oldest first. */
  by(personId: string, at: string = this.now.iso()): Promise<Delegation[]> {
    return this.db.rows<Delegation>(sql`
      select ${columns} from delegation g join person t on t.id = g.to_id and t.active
      where g.from_id = ${personId} and ${inForce(at)} order by g.created_at, g.id`);
  }

  /**
   * In whose place somebody uses a role, for "signed for …".
   * @returns null when they hold it in their own right, or do not hold it at all
   */
  async actingFor(personId: string, roleId: string, { personId: about, at = this.now.iso() }: About & { at?: string } = {}): Promise<string | null> {
    if (roleId === employee.id) return null;
    const row = await this.db.row<{ own: boolean; from: string | null }>(sql`
      with holder as (${holdersOf(roleId, about ?? null)})
      select exists (select from holder where id = ${personId}) as own,
        (select g.from_id from delegation g join holder h on h.id = g.from_id
         where g.to_id = ${personId} and ${inForce(at)} and (g.roles is null or ${roleId} = any(g.roles)) order by g.created_at, g.id limit 1) as "from"`);
    return row && !row.own ? row.from : null;
  }

  /** Whoever has been given everything of somebody. */
  async substituteOf(personId: string, at?: string): Promise<string | undefined> {
    return (await this.by(personId, at)).find(({ roles }) => roles === null)?.toId;
  }

  /** The roles that somebody holds in their own right: what they may give, and what they may hand out. */
  async own(personId: string): Promise<string[]> {
    return (await this.db.rows<{ role: string }>(sql`${heldBy(sql`${personId}::uuid`)} order by role`)).map(({ role }) => role);
  }
}
