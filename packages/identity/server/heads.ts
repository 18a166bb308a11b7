import { Db, Events, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { departmentHeadChanged } from '../domain/index.ts';
import { Assignments } from './assignments.ts';
import { Tenures } from './tenures.ts';

/** Who heads a department: with the post come the roles that are mapped to its head. Inside commands only. */
@Injectable()
export class Heads {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly assignments: Assignments,
    private readonly tenures: Tenures,
  ) {}

  /** @throws Forbidden when the head's roles are not the actor's to hand out @throws LastAdministrator */
  async change(departmentId: string, before: string | null, after: string | null): Promise<void> {
    if (before === after) return;
    const roles = await this.assignments.ofHead(departmentId);
    if (after) await this.assignments.mayHandOut(roles);
    await this.db.run(sql`update department set head_id = ${after}, version = version + 1 where id = ${departmentId}`);
    if (before) await this.tenures.end({ person_id: before, department_id: departmentId });
    if (after) await this.tenures.begin({ person_id: after, department_id: departmentId });
    await this.assignments.someoneAdministers(roles);
    this.events.publish(departmentHeadChanged, departmentId, { head: after });
  }
}
