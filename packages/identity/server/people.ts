import type { Locale } from '@aftercare/kernel';
import { currentTenant, Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { Delegations } from './delegations/delegations.ts';

/** What other departments may know of somebody. */
export interface PersonName {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Null: the tenant's. */
  readonly locale: Locale | null;
  readonly departmentId: string | null;
  readonly active: boolean;
}

const columns = sql<PersonName>`id, name, email, locale, department_id as "departmentId", active`;

/** People and departments by id, for the pages and mails of other modules. */
@Injectable()
export class People {
  constructor(
    private readonly db: Db,
    private readonly delegations: Delegations,
  ) {}

  /** One query for a whole page; ids of nobody are left out. */
  async names(ids: Iterable<string>): Promise<Map<string, PersonName>> {
    const wanted = [...new Set(ids)];
    const rows = wanted.length ? await this.db.rows<PersonName>(sql`select ${columns} from person where id = any(${wanted}::uuid[])`) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }

  byId(id: string): Promise<PersonName | undefined> {
    return this.db.row<PersonName>(sql`select ${columns} from person where id = ${id}`);
  }

  byEmail(email: string): Promise<PersonName | undefined> {
    return this.db.row<PersonName>(sql`select ${columns} from person where email = ${email.trim().toLowerCase()}`);
  }

  /** Where a mail to somebody goes; nowhere when they have left. */
  async emailOf(id: string): Promise<{ email: string; name: string; locale: Locale } | undefined> {
    const person = await this.byId(id);
    return person?.active ? { email: person.email, name: person.name, locale: person.locale ?? currentTenant().locale } : undefined;
  }

  /** Whoever has been given everything of somebody for this moment, now when it is left out. One step: whoever stands in for somebody has no say in who stands in for them. */
  substituteOf(id: string, at?: string): Promise<string | undefined> {
    return this.delegations.substituteOf(id, at);
  }

  /** Their own department, and those that they head with everything below. */
  async departmentsOf(id: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(sql`select d as id from departments_of(${currentTenant().id}::uuid, ${id}::uuid) d`);
    return rows.map((row) => row.id);
  }

  async departmentNames(ids: Iterable<string>): Promise<Map<string, { id: string; name: string }>> {
    const wanted = [...new Set(ids)];
    const rows = wanted.length ? await this.db.rows<{ id: string; name: string }>(sql`select id, name from department where id = any(${wanted}::uuid[])`) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }
}
