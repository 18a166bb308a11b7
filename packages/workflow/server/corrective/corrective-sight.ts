import type { SubjectRef } from '@aftercare/kernel';
import { currentActor, Db, may, Questions, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { can, subjectAccess } from '../../domain/index.ts';
import type { Corrective } from './corrective-rows.ts';

type Seen = Pick<Corrective, 'id' | 'aboutType' | 'aboutId'>;

/** Which corrective actions the current actor may know of: all with the permission, those they have a part in, and those about cases they see. */
@Injectable()
export class CorrectiveSight {
  constructor(
    private readonly db: Db,
    private readonly questions: Questions,
  ) {}

  /** A condition on rows of `corrective_action c`; `about`: the case whose corrective actions are asked for. */
  async condition(about: SubjectRef | null): Promise<ReturnType<typeof sql>> {
    if (may(can.seeCorrective) || (about && (await this.seesCase(about)))) return sql`true`;
    const { kind, id } = currentActor();
    return kind === 'person' ? sql`c.id in (select p.corrective_id from corrective_person p where p.person_id = ${id})` : sql`false`;
  }

  async covers({ id, aboutType, aboutId }: Seen): Promise<boolean> {
    if (may(can.seeCorrective) || (await this.hasPart(id))) return true;
    return this.seesCase({ type: aboutType, id: aboutId });
  }

  async hasPart(id: string): Promise<boolean> {
    const { kind, id: me } = currentActor();
    return kind === 'person' && (await this.db.row(sql`select 1 from corrective_person where corrective_id = ${id} and person_id = ${me}`)) !== undefined;
  }

  private async seesCase({ type, id }: SubjectRef): Promise<boolean> {
    return (await this.questions.ask(subjectAccess({ name: type }), { id })).see;
  }
}
