import { currentActor, Db, Now, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { correctiveIsOpen, correctiveStates, type MyMeasure } from '../../domain/index.ts';

const most = 100;
const openStates = correctiveStates.filter(correctiveIsOpen);

/** What the current actor has to do for corrective actions, due first. */
export class MyMeasures extends Query<MyMeasure[]> {}

@QueryHandler(MyMeasures)
export class MyMeasuresHandler implements IQueryHandler<MyMeasures> {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  execute(): Promise<MyMeasure[]> {
    return this.db.rows<MyMeasure>(sql`
      select m.id, m.kind, m.description, m.due_at as "dueAt", m.due_at < ${this.now.iso()} as overdue, jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title, 'version', c.version) as corrective
      from corrective_measure m join corrective_action c on c.tenant_id = m.tenant_id and c.id = m.corrective_id
      where m.owner_id = ${currentActor().id} and m.state = 'open' and c.state = any(${openStates}) order by m.due_at, m.id limit ${most}`);
  }
}
