import type { SubjectRef } from '@aftercare/kernel';
import { currentActor, currentTenant, Db, Now, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BePresentInput, PresenceView } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';

/** Whoever was not heard of for so long has gone: three beats of the console. */
const gone = 60_000;

/** Says that somebody has a case open, or (null) has left it. @returns who else has it open */
export class BePresent extends Command<PresenceView> {
  constructor(
    readonly subject: SubjectRef,
    readonly doing: BePresentInput['doing'] | null,
  ) {
    super();
  }
}

@CommandHandler(BePresent)
export class BePresentHandler implements ICommandHandler<BePresent> {
  constructor(
    private readonly db: Db,
    private readonly subjects: Subjects,
    private readonly people: People,
    private readonly now: Now,
  ) {}

  async execute({ subject, doing }: BePresent): Promise<PresenceView> {
    await this.subjects.see(subject);
    const [at, since] = [this.now.iso(), new Date(this.now.date().getTime() - gone).toISOString()];
    const changed = await (doing === null ? this.leave(subject) : this.stay(subject, doing, at, since));
    if (changed) await this.hint(subject);
    const rows = await this.db.rows<{ personId: string; doing: BePresentInput['doing']; since: string }>(sql`
      select person_id as "personId", doing, since from presence
      where subject_type = ${subject.type} and subject_id = ${subject.id} and person_id <> ${currentActor().id} and seen_at > ${since} order by since, person_id limit 20`);
    const names = await this.people.names(rows.map(({ personId }) => personId));
    return rows.map(({ personId, ...row }) => ({ id: personId, name: names.get(personId)?.name ?? '', ...row }));
  }

  /** @returns whether others see something new */
  private async stay({ type, id }: SubjectRef, doing: BePresentInput['doing'], at: string, since: string): Promise<boolean> {
    const before = await this.db.row<{ doing: string }>(sql`select doing from presence where subject_type = ${type} and subject_id = ${id} and person_id = ${currentActor().id} and seen_at > ${since}`);
    await this.db.run(sql`
      insert into presence as p (subject_type, subject_id, person_id, doing, since, seen_at) values (${type}, ${id}, ${currentActor().id}, ${doing}, ${at}, ${at})
      on conflict (tenant_id, subject_type, subject_id, person_id) do update set doing = excluded.doing, seen_at = excluded.seen_at, since = case when p.seen_at > ${since}::timestamptz then p.since else excluded.since end`);
    return before?.doing !== doing;
  }

  private async leave({ type, id }: SubjectRef): Promise<boolean> {
    return (await this.db.run(sql`delete from presence where subject_type = ${type} and subject_id = ${id} and person_id = ${currentActor().id}`)) > 0;
  }

  /** The others ask again at once instead of at their next beat. */
  private async hint(subject: SubjectRef): Promise<void> {
    await this.db.rows(sql`select pg_notify('aftercare_live', ${JSON.stringify({ tenant: currentTenant().id, subject: { type: `presence:${subject.type}`, id: subject.id }, event: 'workflow.presence' })})`);
  }
}
