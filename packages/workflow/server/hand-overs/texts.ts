import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';

interface Asked {
  readonly ids: string[];
}
type Column = 'reason' | 'answer_reason' | 'override';

const hands = async (db: Db, ids: readonly string[], column: Column): Promise<Record<string, string>> => {
  const rows = await db.rows<{ id: string; text: string }>(sql`select id, ${sql.ref(column)} as text from hand_over where id = any(${[...ids]}::uuid[]) and ${sql.ref(column)} is not null`);
  return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
};

/** Why a case was offered to somebody. */
@Injectable()
export class HandOverTexts {
  constructor(private readonly db: Db) {}

  answer = ({ ids }: Asked) => hands(this.db, ids, 'reason');
}

/** Why somebody declined a case. */
@Injectable()
export class DeclineTexts {
  constructor(private readonly db: Db) {}

  answer = ({ ids }: Asked) => hands(this.db, ids, 'answer_reason');
}

/** Why a case was handed over without being accepted. */
@Injectable()
export class OverrideTexts {
  constructor(private readonly db: Db) {}

  answer = ({ ids }: Asked) => hands(this.db, ids, 'override');
}
