import { ref } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaint as complaintResource, linked, type LinkInput } from '../domain/index.ts';
import { MustSee } from './links-between/must-see.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** Says what two complaints have to do with each other. Nothing else about them changes. */
export class LinkComplaints extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: LinkInput,
  ) {
    super();
  }
}

@CommandHandler(LinkComplaints)
export class LinkComplaintsHandler implements ICommandHandler<LinkComplaints> {
  constructor(
    private readonly db: Db,
    private readonly mustSee: MustSee,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { to, kind, reason } }: LinkComplaints): Promise<void> {
    await this.mustSee.all([id, to]);
    refuse(id === to ? [wrong('to', 'itself')] : []);
    const { kind: actor, id: by } = currentActor();
    const relation = newId();
    const added = await this.db.run(sql`
      insert into complaint_relation (id, kind, from_id, to_id, reason, at, by) values (${relation}, ${kind}, ${id}, ${to}, ${reason}, ${this.now.iso()}, ${actor === 'person' ? by : null}) on conflict do nothing`);
    refuse(added === 0 ? [wrong('to', 'already-linked')] : []);
    for (const [one, other] of [[id, to], [to, id]] as const) this.events.publish(linked, ref(complaintResource, one), { relation, other, kind });
  }
}
