import { NotFound, type SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import type { AttachmentView } from '../../domain/index.ts';

export type StoredAttachment = AttachmentView & { readonly subject: SubjectRef };

const columns = sql`id, name, type, size, sha256, at, by`;

/** The files of cases. */
@Injectable()
export class Attachments {
  constructor(private readonly db: Db) {}

  /** Oldest first. */
  of({ type, id }: SubjectRef): Promise<AttachmentView[]> {
    return this.db.rows<AttachmentView>(sql`select ${columns} from attachment where subject_type = ${type} and subject_id = ${id} and removed_at is null order by id`);
  }

  /** @throws NotFound for a removed one too */
  async byId(id: string): Promise<StoredAttachment> {
    const row = await this.db.row<AttachmentView & { subjectType: string; subjectId: string }>(sql`select ${columns}, subject_type as "subjectType", subject_id as "subjectId" from attachment where id = ${id} and removed_at is null`);
    if (!row) throw new NotFound({ type: 'attachment', id });
    const { subjectType, subjectId, ...view } = row;
    return { ...view, subject: { type: subjectType, id: subjectId } };
  }
}
