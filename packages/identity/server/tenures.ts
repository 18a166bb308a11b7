import { Db, newId, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

/** Two of three: a role with a person or with a department's head, or a person with the department that they head. */
export interface Tenure {
  readonly role?: string;
  readonly person_id?: string;
  readonly department_id?: string;
}

/** Keeps who held what from when until when. Inside commands only. */
@Injectable()
export class Tenures {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  async begin({ role = null, person_id = null, department_id = null }: Nullable<Tenure>): Promise<void> {
    await this.db.run(sql`insert into tenure (id, role, person_id, department_id, since) values (${newId()}, ${role}, ${person_id}, ${department_id}, ${this.now.iso()})`);
  }

  async end({ role = null, person_id = null, department_id = null }: Nullable<Tenure>): Promise<void> {
    await this.db.run(sql`
      update tenure set until = ${this.now.iso()} where until is null
        and role is not distinct from ${role}::text and person_id is not distinct from ${person_id}::uuid and department_id is not distinct from ${department_id}::uuid`);
  }
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };
