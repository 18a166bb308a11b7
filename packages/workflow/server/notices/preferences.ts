import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type NoticePreferences, standardWays } from '../../domain/index.ts';

/** How people want to hear of things. */
@Injectable()
export class Preferences {
  constructor(private readonly db: Db) {}

  async of(people: readonly string[]): Promise<ReadonlyMap<string, NoticePreferences>> {
    const rows = await this.db.rows<{ personId: string; ways: Partial<NoticePreferences> }>(sql`select person_id as "personId", ways from notice_preference where person_id = any(${[...people]}::uuid[])`);
    const chosen = new Map(rows.map(({ personId, ways }) => [personId, ways]));
    return new Map(people.map((id) => [id, { ...standardWays, ...chosen.get(id) }]));
  }

  async set(person: string, ways: NoticePreferences): Promise<void> {
    await this.db.run(sql`insert into notice_preference (person_id, ways) values (${person}, ${JSON.stringify(ways)}::jsonb) on conflict (tenant_id, person_id) do update set ways = excluded.ways`);
  }
}
