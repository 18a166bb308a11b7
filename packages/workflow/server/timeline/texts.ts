import { Db, sql } from '@aftercare/kernel/server';
import { Outbox } from '@aftercare/mail/server';
import { Injectable } from '@nestjs/common';

interface Asked {
  readonly ids: string[];
}

/** What somebody wrote about a case. */
@Injectable()
export class CommentTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; text: string }>(sql`select id, text from comment where id = any(${ids}::uuid[])`);
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  }
}

/** What a file is called. */
@Injectable()
export class FileTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; name: string }>(sql`select id, name from attachment where id = any(${ids}::uuid[])`);
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  }
}

/** What stands in the subject line of a mail. */
@Injectable()
export class MailTexts {
  constructor(private readonly outbox: Outbox) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    return Object.fromEntries(await this.outbox.subjects(ids));
  }
}
