import { NotFound, type SubjectRef } from '@aftercare/kernel';
import { Db, Questions, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { absorbed, type AttachmentView, type CaseFile } from '../../domain/index.ts';

export type StoredAttachment = AttachmentView & { readonly subject: SubjectRef };

const columns = sql`id, name, type, size, sha256, at, by`;

/** The files of cases. */
@Injectable()
export class Attachments {
  constructor(
    private readonly db: Db,
    private readonly questions: Questions,
  ) {}

  /** Oldest first. */
  of({ type, id }: SubjectRef): Promise<AttachmentView[]> {
    return this.db.rows<AttachmentView>(sql`select ${columns} from attachment where subject_type = ${type} and subject_id = ${id} and removed_at is null order by id`);
  }

  /** Also those of cases that were merged into it; oldest first. */
  async shownOn(subject: SubjectRef): Promise<CaseFile[]> {
    const merged = new Map((await this.questions.ask(absorbed({ name: subject.type }), { id: subject.id })).map((each) => [each.id, each]));
    const rows = await this.db.rows<AttachmentView & { caseId: string }>(sql`
      select ${columns}, subject_id as "caseId" from attachment where subject_type = ${subject.type} and subject_id = any(${[subject.id, ...merged.keys()]}::uuid[]) and removed_at is null order by id`);
    return rows.map(({ caseId, ...file }) => ({ ...file, origin: merged.get(caseId) ?? null }));
  }

  /** @throws NotFound for a removed one too */
  async byId(id: string): Promise<StoredAttachment> {
    const row = await this.db.row<AttachmentView & { subjectType: string; subjectId: string }>(sql`select ${columns}, subject_type as "subjectType", subject_id as "subjectId" from attachment where id = ${id} and removed_at is null`);
    if (!row) throw new NotFound({ type: 'attachment', id });
    const { subjectType, subjectId, ...view } = row;
    return { ...view, subject: { type: subjectType, id: subjectId } };
  }
}
