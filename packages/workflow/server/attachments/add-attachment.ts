import type { SubjectRef } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AttachmentView, fileAttached } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { FileStore } from './file-store.ts';
import type { Upload } from './uploads.ts';

export class AddAttachment extends Command<AttachmentView> {
  constructor(
    readonly subject: SubjectRef,
    readonly upload: Upload,
  ) {
    super();
  }
}

@CommandHandler(AddAttachment)
export class AddAttachmentHandler implements ICommandHandler<AddAttachment> {
  constructor(
    private readonly db: Db,
    private readonly store: FileStore,
    private readonly events: Events,
    private readonly subjects: Subjects,
    private readonly now: Now,
  ) {}

  async execute({ subject, upload }: AddAttachment): Promise<AttachmentView> {
    await this.subjects.change(subject);
    const { name, type, size, sha256 } = upload;
    const { kind, id: actor } = currentActor();
    const view: AttachmentView = { id: newId(), name, type, size, sha256, at: this.now.iso(), by: kind === 'person' ? actor : null };
    await this.db.run(sql`insert into attachment (id, subject_type, subject_id, name, type, size, sha256, at, by) values (${view.id}, ${subject.type}, ${subject.id}, ${name}, ${type}, ${size}, ${sha256}, ${view.at}, ${view.by})`);
    // Before the commit: a row without bytes would be a broken promise, bytes without a row are only bytes.
    await this.store.keep(upload);
    this.events.publish(fileAttached, subject, { attachmentId: view.id, sha256, size });
    return view;
  }
}
