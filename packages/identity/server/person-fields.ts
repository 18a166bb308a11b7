import { InvalidInput, type FieldProblem } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { searchTokens } from './search-tokens.ts';

/** What is true of everybody who is written down. Inside commands only. */
@Injectable()
export class PersonFields {
  constructor(private readonly db: Db) {}

  /** @param self whoever is changed: nobody is their own manager @throws InvalidInput naming a department or manager that there is not */
  async check(departmentId: string | null, managerId: string | null, self: string | null = null): Promise<void> {
    const found = await this.db.row<{ department: boolean; manager: boolean }>(sql`
      select exists (select 1 from department where id = ${departmentId}::uuid and archived_at is null) as department, exists (select 1 from person where id = ${managerId}::uuid and active) as manager`);
    const errors: FieldProblem[] = [];
    if (departmentId && !found?.department) errors.push({ path: 'departmentId', code: 'unknown', message: 'There is no such department.' });
    if (managerId && (!found?.manager || managerId === self)) errors.push({ path: 'managerId', code: 'unknown', message: 'There is no such person.' });
    if (errors.length) throw new InvalidInput({ errors });
  }

  /** The texts by which the person is found from now on. */
  async index(id: string, name: string, email: string): Promise<void> {
    await this.db.run(sql`delete from person_search where person_id = ${id}`);
    await this.db.run(sql`insert into person_search (token, person_id) select value, ${id}::uuid from jsonb_array_elements_text(${JSON.stringify(searchTokens(name, email))}::jsonb)`);
  }
}
