import { Forbidden, NotFound } from '@aftercare/kernel';
import { currentActor, Db, Events, may, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { can, fileRemoved } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { Attachments } from './attachments.ts';

/** Takes a file off its case. Row and bytes stay as evidence until retention takes them. */
export class RemoveAttachment extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(RemoveAttachment)
export class RemoveAttachmentHandler implements ICommandHandler<RemoveAttachment> {
  constructor(
    private readonly db: Db,
    private readonly attachments: Attachments,
    private readonly events: Events,
    private readonly subjects: Subjects,
    private readonly now: Now,
  ) {}

  async execute({ id }: RemoveAttachment): Promise<void> {
    const { subject, by } = await this.attachments.byId(id);
    await this.subjects.change(subject).catch((error: unknown) => {
      throw error instanceof NotFound ? new NotFound({ type: 'attachment', id }) : error;
    });
    const { id: actor } = currentActor();
    if (by !== actor && !may(can.removeFile)) throw new Forbidden({ permission: can.removeFile.id });
    const removed = await this.db.run(sql`update attachment set removed_at = ${this.now.iso()}, removed_by = ${actor} where id = ${id} and removed_at is null`);
    if (removed) this.events.publish(fileRemoved, subject, { attachmentId: id });
  }
}
