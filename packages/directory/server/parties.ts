import { NotFound, type Locale } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { party, type ContactView, type PartyKind, type Standing } from '../domain/index.ts';

/** A party as it is stored, nothing hidden. */
export interface PartyRecord {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kinds: PartyKind[];
  readonly grade: string | null;
  readonly language: Locale;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly region: string | null;
  readonly salespersonId: string | null;
  readonly notes: string | null;
  readonly active: boolean;
  readonly standing: Standing;
  readonly mergedInto: { readonly id: string; readonly code: string; readonly name: string } | null;
  readonly extra: Record<string, unknown>;
  /** The primary one first. */
  readonly contacts: ContactView[];
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Parties for the product's own work, such as mails: whole phone numbers and e-mails. What people see goes through ShowParty. */
@Injectable()
export class Parties {
  constructor(private readonly db: Db) {}

  /** @throws NotFound */
  async get(id: string): Promise<PartyRecord> {
    const found = await this.find(id);
    if (!found) throw new NotFound({ type: party.name, id });
    return found;
  }

  async find(id: string): Promise<PartyRecord | undefined> {
    return (await this.findMany([id]))[0];
  }

  /** Those that exist, in no order: one query. */
  findMany(ids: readonly string[]): Promise<PartyRecord[]> {
    return this.db.rows<PartyRecord>(sql`
      select id, version, code, name, short_name as "shortName", to_jsonb(kinds) as kinds, grade, language, email, phone, address, region,
        salesperson_id as "salespersonId", notes, active, standing, (select jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name) from party m where m.tenant_id = p.tenant_id and m.id = p.merged_into) as "mergedInto", extra, created_at as "createdAt", changed_at as "changedAt",
        (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'role', c.role, 'phone', c.phone, 'email', c.email, 'language', c.language, 'primary', c.is_primary) order by c.is_primary desc, c.id), '[]')
         from party_contact c where c.tenant_id = p.tenant_id and c.party_id = p.id) as contacts
      from party p where id = any(${[...ids]}::uuid[])`);
  }

  /** Of the parties that have one. */
  async regions(ids: Iterable<string>): Promise<Map<string, string>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await this.db.rows<{ id: string; region: string }>(sql`select id, region from party where id = any(${wanted}::uuid[]) and region is not null`);
    return new Map(rows.map(({ id, region }) => [id, region]));
  }

  /** Of each that exists: the record in which it lives on, its own where it was not merged. */
  async current(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.rows<{ id: string; current: string }>(sql`select id, coalesce(merged_into, id) as current from party where id = any(${[...ids]}::uuid[])`);
    return new Map(rows.map(({ id, current }) => [id, current]));
  }

  async names(ids: Iterable<string>): Promise<Map<string, { id: string; code: string; name: string }>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await this.db.rows<{ id: string; code: string; name: string }>(sql`select id, code, name from party where id = any(${wanted}::uuid[])`);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
