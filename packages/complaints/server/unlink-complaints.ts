import { NotFound, ref } from '@aftercare/kernel';
import { currentActor, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaint as complaintResource, unlinked, type LinkKind } from '../domain/index.ts';
import { MustSee } from './links-between/must-see.ts';

/** Takes a link away that somebody had made; what was said stays with it. */
export class UnlinkComplaints extends Command<void> {
  constructor(
    readonly id: string,
    readonly link: string,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(UnlinkComplaints)
export class UnlinkComplaintsHandler implements ICommandHandler<UnlinkComplaints> {
  constructor(
    private readonly db: Db,
    private readonly mustSee: MustSee,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, link, reason }: UnlinkComplaints): Promise<void> {
    await this.mustSee.all([id]);
    const { kind: actor, id: by } = currentActor();
    const [removed] = await this.db.rows<{ kind: LinkKind; other: string }>(sql`
      update complaint_relation set removed_at = ${this.now.iso()}, removed_by = ${actor === 'person' ? by : null}, removal_reason = ${reason}
      where id = ${link} and ${id} in (from_id, to_id) and removed_at is null and kind <> 'split-from' returning kind, case when from_id = ${id} then to_id else from_id end as other`);
    if (!removed) throw new NotFound({ type: 'complaint-link', id: link });
    await this.mustSee.all([removed.other]);
    for (const [one, other] of [[id, removed.other], [removed.other, id]] as const) this.events.publish(unlinked, ref(complaintResource, one), { removal: link, other, kind: removed.kind });
  }
}
