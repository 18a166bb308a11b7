import { openWorkMost } from '@aftercare/identity';
import { Delegations, PostHolders } from '@aftercare/identity/server';
import { owner, superior, type SubjectRef } from '@aftercare/kernel';
import { Db, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { Seats } from '../authority/seats.ts';

/** More than stand in for one person. */
const mostHolders = 20;

/** A step that nobody else could go on with. */
export interface LonelyStep {
  readonly subject: SubjectRef;
  readonly step: string;
  readonly seat: number;
  readonly role: string;
}

export interface LonelyApproval {
  readonly id: string;
  readonly subject: SubjectRef;
}

/** What waits for one person and for nobody else. What waits for a case's owner or somebody's superior follows the case, and is not among it. */
@Injectable()
export class WaitsAlone {
  constructor(
    private readonly db: Db,
    private readonly delegations: Delegations,
    private readonly posts: PostHolders,
    private readonly seats: Seats,
  ) {}

  async steps(personId: string): Promise<LonelyStep[]> {
    const roles = await this.delegations.own(personId);
    const heads = await this.posts.headedBy(personId);
    const waiting = await this.db.rows<LonelyStep & { department: string | null }>(sql`
      select jsonb_build_object('type', w.subject_type, 'id', w.subject_id) as subject, w.step, w.seat, w.role, w.department from case_step_wait w
      where (w.role = any(${roles}::text[]) or w.department = any(${heads}::uuid[])) and w.role <> all(${[owner.id, superior.id]}::text[]) order by w.subject_id, w.step, w.seat limit ${openWorkMost}`);
    const holders = await this.posts.of(waiting.map(({ role, department }) => ({ role, department, about: null })), mostHolders);
    const standIns = await this.standIns(personId);
    return waiting.filter(({ role }, n) => isOnly(holders[n]!, personId, standIns, [role]));
  }

  async approvals(personId: string): Promise<LonelyApproval[]> {
    const rows = await this.db.rows<LonelyApproval & { waitsFor: string[]; requestedBy: string | null }>(sql`
      select id, jsonb_build_object('type', subject_type, 'id', subject_id) as subject, to_jsonb(waits_for) as "waitsFor", requested_by as "requestedBy" from authority_request
      where state = 'pending' and waits_for && ${await this.delegations.own(personId)}::text[] order by requested_at, id limit ${openWorkMost}`);
    const standIns = await this.standIns(personId);
    const alone: LonelyApproval[] = [];
    for (const { id, subject, waitsFor, requestedBy } of rows) if (isOnly(await this.seats.holders(waitsFor, requestedBy), personId, standIns, waitsFor)) alone.push({ id, subject });
    return alone;
  }

  /** Whoever stands in for them → the roles that they hold in their own right: the rest ends with the person. */
  private async standIns(personId: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    for (const { toId } of await this.delegations.by(personId)) found.set(toId, await this.delegations.own(toId));
    return found;
  }
}

function isOnly(people: readonly string[], personId: string, standIns: ReadonlyMap<string, readonly string[]>, roles: readonly string[]): boolean {
  const lasting = people.filter((id) => standIns.get(id)?.some((role) => roles.includes(role)) ?? true);
  return lasting.length === 1 && lasting[0] === personId;
}

