import { openWorkMost, type OpenWorkItem } from '@aftercare/identity';
import { ref, text, type Journaled } from '@aftercare/kernel';
import { currentTenant, Db, sql } from '@aftercare/kernel/server';
import { Assignments } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { complaint as complaintResource, endStates, isOpen } from '../domain/index.ts';
import { Cases } from './cases.ts';

const reason = text('离职交接', 'The holder left the company');
const open = sql`state <> all(${[...endStates]}::text[])`;

/** The open complaints that somebody holds, for the page on which they leave. */
@Injectable()
export class HeldComplaints {
  constructor(private readonly db: Db) {}

  async answer({ personId }: { personId: string }): Promise<OpenWorkItem[]> {
    const rows = await this.db.rows<{ id: string; number: string; subject: string }>(sql`
      select id, number, subject from complaint where owner_id = ${personId} and ${open} order by id desc limit ${openWorkMost}`);
    return rows.map(({ id, number, subject }) => ({ kind: { ...complaintResource.title }, title: `${number} ${subject}`.slice(0, 300), path: `/complaints/${id}`, subject: ref(complaintResource, id) }));
  }
}

/** Whoever follows somebody who left holds their open complaints. */
@Injectable()
export class PassOnComplaints {
  constructor(
    private readonly db: Db,
    private readonly cases: Cases,
    private readonly assignments: Assignments,
  ) {}

  async handle({ payload: { person, successor } }: Journaled<{ person: string; successor: string | null }>): Promise<void> {
    if (!successor) return;
    const held = await this.db.rows<{ id: string }>(sql`select id from complaint where owner_id = ${person} and ${open} order by id`);
    for (const { id } of held) await this.passOn(id, person, successor);
  }

  private async passOn(id: string, leaver: string, successor: string): Promise<void> {
    const complaint = await this.cases.lock(id);
    // Somebody may have handed it over or ended it since.
    if (complaint.ownerId !== leaver || !isOpen(complaint.state)) return;
    complaint.ownerId = successor;
    await this.assignments.handOver(ref(complaintResource, id), successor, reason[currentTenant().locale]);
    await this.cases.remember(complaint, [successor]);
    await this.cases.settle(complaint);
  }
}
