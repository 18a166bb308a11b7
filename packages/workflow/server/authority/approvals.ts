import { NotFound, superior, type Page, type SubjectRef } from '@aftercare/kernel';
import { currentActor, Db, readPage, sql } from '@aftercare/kernel/server';
import { Delegations, People, Roles } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { type ApprovalQuery, type ApprovalRow, type ApprovalView, seatsSigned } from '../../domain/index.ts';
import { Briefs } from '../briefs.ts';
import { Subjects } from '../subjects.ts';
import { AuthorityRows, requestColumns, type StoredRequest } from './authority-rows.ts';
import { Seats } from './seats.ts';

type Condition = ReturnType<typeof sql>;

/** Requests as people see them: the asker, whoever signs or signed, and whoever may see the case. */
@Injectable()
export class Approvals {
  constructor(
    private readonly db: Db,
    private readonly rows: AuthorityRows,
    private readonly seats: Seats,
    private readonly roles: Roles,
    private readonly delegations: Delegations,
    private readonly people: People,
    private readonly briefs: Briefs,
    private readonly subjects: Subjects,
  ) {}

  /** @throws NotFound also for one that is hidden from the actor */
  view(id: string): Promise<ApprovalView> {
    return this.db.readingOnce(async () => {
      const request = await this.rows.read(id);
      const signatures = await this.rows.signatures(id);
      const seats = await this.seats.mine(request.requestedBy);
      const { id: me } = currentActor();
      const concerned = request.requestedBy === me || signatures.some(({ by }) => by === me) || seats.some(({ role }) => request.chain.some((roles) => roles.includes(role)));
      if (!concerned) await this.seeing(request.subject, id);
      const pending = request.state === 'pending';
      const chain = await this.chain(request.chain, pending ? request.signed : request.chain.length, request.requestedBy);
      const names = await this.people.names([request.requestedBy, ...signatures.flatMap((each) => [each.by, each.for]), ...chain.flatMap(({ approvers }) => approvers)].filter((each) => each !== null));
      const named = (person: string) => ({ id: person, name: names.get(person)?.name ?? '' });
      const turn = pending && seatsSigned(request.chain, request.signed, seats).length > 0;
      const { requestedBy, decision, hash, content, version, decidedAt, voided, former } = request;
      const { levels: _, ...row } = summary(request, (await this.briefs.of([request.subject])).get(request.subject.id) ?? null, requestedBy ? named(requestedBy) : null);
      return {
        ...row, version, content, hash, decision, decidedAt, voided, former,
        chain: chain.map(({ roles, approvers }) => ({ roles: [...roles], approvers: approvers.map(named) })),
        signatures: signatures.map(({ role, by, for: stoodInFor, at, decision: said, comment }) => ({ role, by: named(by), for: stoodInFor ? named(stoodInFor) : null, at, decision: said, comment })),
        allowed: [...(turn ? (['sign', 'refuse'] as const) : []), ...(pending && requestedBy !== null && requestedBy === me ? (['withdraw'] as const) : [])],
      };
    });
  }

  /** @throws NotFound where the list of one case is asked for by somebody who may not see it */
  list({ view, type, id, sort = '-requestedAt', cursor, limit }: ApprovalQuery): Promise<Page<ApprovalRow>> {
    return this.db.readingOnce(async () => {
      const subject = type !== undefined && id !== undefined ? { type, id } : null;
      if (subject) await this.subjects.see(subject);
      const where = [...(subject ? [sql`r.subject_type = ${subject.type} and r.subject_id = ${subject.id}`] : []), ...(await this.narrowed(view, subject))];
      const sorts = { requestedAt: { column: sql`r.requested_at`, type: 'timestamptz' as const } };
      const page = await readPage<StoredRequest>(this.db, { from: sql`from authority_request r`, select: requestColumns, where, id: sql`r.id`, sorts, sort, cursor, limit });
      const names = await this.people.names(page.rows.flatMap(({ requestedBy }) => requestedBy ?? []));
      const briefs = await this.briefs.of(page.rows.map((row) => row.subject));
      return { ...page, rows: page.rows.map((row) => summary(row, briefs.get(row.subject.id) ?? null, row.requestedBy ? { id: row.requestedBy, name: names.get(row.requestedBy)?.name ?? '' } : null)) };
    });
  }

  /** The levels from `from` on with everybody who may sign there; nobody is looked up for those before. */
  async chain(chain: readonly (readonly string[])[], from: number, asker: string | null): Promise<{ roles: readonly string[]; approvers: string[] }[]> {
    const levels: { roles: readonly string[]; approvers: string[] }[] = [];
    for (const [n, roles] of chain.entries()) levels.push({ roles, approvers: n < from ? [] : await this.seats.holders(roles, asker) });
    return levels;
  }

  private async seeing(subject: SubjectRef, id: string): Promise<void> {
    await this.subjects.see(subject).catch((error: unknown) => {
      throw error instanceof NotFound ? new NotFound({ type: 'approval', id }) : error;
    });
  }

  private async narrowed(view: ApprovalQuery['view'], subject: SubjectRef | null): Promise<Condition[]> {
    const { id: me, kind, sight } = currentActor();
    if (view === 'waiting') return [sql`r.state = 'pending' and ${await this.waiting()}`];
    // What was within somebody's own authority was never asked of anybody.
    if (view === 'mine') return [sql`r.requested_by = ${me} and r.chain <> '[]'`];
    if (subject) return [];
    if (kind === 'system') return [];
    const involved = sql`r.requested_by = ${me} or exists (select from authority_signature s where s.tenant_id = r.tenant_id and s.request_id = r.id and s.person_id = ${me}) or (r.state = 'pending' and ${await this.waiting()})`;
    return sight === 'tenant' ? [sql`(r.subject_type = any(${await this.open()}::text[]) or ${involved})`] : [sql`(${involved})`];
  }

  /** It is the current actor's turn; as in `Seats.mine`. */
  private async waiting(): Promise<Condition> {
    const { id: me, kind } = currentActor();
    if (kind !== 'person' || !me) return sql`false`;
    const places = [sql`r.waits_for && ${await this.delegations.own(me)}::text[]`, sql`(${superior.id} = any(r.waits_for) and r.requested_by = any(${await this.roles.subordinatesOf(me)}::uuid[]))`];
    for (const { fromId, roles } of await this.delegations.of(me)) {
      const given = (await this.delegations.own(fromId)).filter((role) => roles === null || roles.includes(role));
      places.push(sql`(r.waits_for && ${given}::text[] and r.requested_by is distinct from ${fromId}::uuid)`);
    }
    return sql`r.requested_by is distinct from ${me}::uuid and (${sql.join(places, sql` or `)})`;
  }

  /** Whoever sees all of the tenant sees all cases of a kind or none, so one of each kind tells. */
  private async open(): Promise<string[]> {
    // From kind to kind by the index, however many requests there are.
    const kinds = await this.db.rows<{ type: string; id: string }>(sql`
      with recursive kind as (
        (select subject_type as type, subject_id as id from authority_request order by subject_type limit 1)
        union all
        select n.subject_type, n.subject_id from kind k cross join lateral (select r.subject_type, r.subject_id from authority_request r where r.subject_type > k.type order by r.subject_type limit 1) n)
      select type, id from kind`);
    const seen = await Promise.all(kinds.map(async (each) => this.subjects.see(each).then(() => each.type, () => null)));
    return seen.filter((type) => type !== null);
  }
}

function summary(request: StoredRequest, brief: ApprovalRow['brief'], requestedBy: ApprovalRow['requestedBy']): ApprovalRow {
  const { id, subject, state, content, amount, currency, requestedAt, waitsFor, signed, chain } = request;
  return { id, subject, brief, state, kinds: [...new Set(content.items.map(({ kind }) => kind))], amount: { amount, currency }, requestedBy, requestedAt, waitsFor, signed, levels: chain.length };
}
