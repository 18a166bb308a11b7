import type { SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import type { CommentView } from '../../domain/index.ts';

const most = 500;

/** What people wrote about a case, oldest first. Only staff ever see it. */
@Injectable()
export class Comments {
  constructor(private readonly db: Db) {}

  of({ type, id }: SubjectRef): Promise<CommentView[]> {
    return this.db.rows<CommentView>(sql`select * from (select id, at, by, text from comment where subject_type = ${type} and subject_id = ${id} order by id desc limit ${most}) newest order by id`);
  }
}
