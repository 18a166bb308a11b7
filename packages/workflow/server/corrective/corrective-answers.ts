import { Db, may, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { type Brief, can, type SubjectAccess } from '../../domain/index.ts';
import { CorrectiveRows } from './corrective-rows.ts';
import { CorrectiveSight } from './corrective-sight.ts';

interface Asked {
  readonly ids: string[];
}

/** Whoever sees a corrective action reads what hangs on it; those who have a part in it, and those who manage them, add to it. */
@Injectable()
export class MayTouchCorrective {
  constructor(
    private readonly rows: CorrectiveRows,
    private readonly sight: CorrectiveSight,
  ) {}

  async answer({ id }: { id: string }): Promise<SubjectAccess> {
    const stored = await this.rows.read(id);
    const see = stored !== undefined && (await this.sight.covers(stored));
    return { see, change: see && (may(can.manageCorrective) || (await this.sight.hasPart(id))) };
  }
}

/** What corrective actions are called among other cases. */
@Injectable()
export class CorrectiveBriefs {
  constructor(private readonly db: Db) {}

  answer({ ids }: Asked): Promise<Brief[]> {
    return this.db.rows<Brief>(sql`select id, number, title, '/corrective-actions/' || id as path from corrective_action where id = any(${ids}::uuid[])`);
  }
}

/** What is to be done, for the timeline. */
@Injectable()
export class MeasureTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; text: string }>(sql`select id, description as text from corrective_measure where id = any(${ids}::uuid[])`);
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  }
}

/** How an effect was measured. */
@Injectable()
export class CheckTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; text: string }>(sql`select id, method as text from effectiveness_check where id = any(${ids}::uuid[]) and method is not null`);
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  }
}

/** Why a round began. */
@Injectable()
export class ReopeningTexts {
  constructor(private readonly db: Db) {}

  async answer({ ids }: Asked): Promise<Record<string, string>> {
    const rows = await this.db.rows<{ id: string; text: string }>(sql`select id, reason as text from corrective_round where id = any(${ids}::uuid[])`);
    return Object.fromEntries(rows.map(({ id, text }) => [id, text]));
  }
}
