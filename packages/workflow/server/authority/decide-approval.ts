import { type DomainError, StaleVersion } from '@aftercare/kernel';
import { currentActor, Events, newId, Now } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApprovalDecided, approvalGranted, ApprovalNotAsked, ApprovalNotYours, approvalRefused, approvalSigned, OwnApproval, type Seat, seatsSigned } from '../../domain/index.ts';
import { Approvals } from './approvals.ts';
import { Authority } from './authority.ts';
import { AuthorityRows, type StoredRequest } from './authority-rows.ts';
import { Seats } from './seats.ts';

/** Signs for the level whose turn it is, and for each next one that the signer may sign too; or says no, which ends the request. */
export class DecideApproval extends Command<void> {
  constructor(
    readonly id: string,
    readonly decision: 'signed' | 'refused',
    readonly input: { readonly version: number; readonly comment: string | null },
  ) {
    super();
  }
}

/** The asker takes a request back that nobody has decided yet. */
export class WithdrawApproval extends Command<void> {
  constructor(
    readonly id: string,
    readonly version: number,
  ) {
    super();
  }
}

@CommandHandler(DecideApproval)
export class DecideApprovalHandler implements ICommandHandler<DecideApproval> {
  constructor(
    private readonly rows: AuthorityRows,
    private readonly approvals: Approvals,
    private readonly seats: Seats,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** @throws NotFound @throws OwnApproval @throws StaleVersion and @throws ApprovalDecided, both with the approval as it is now @throws ApprovalNotYours */
  async execute({ id, decision, input: { version, comment } }: DecideApproval): Promise<void> {
    const request = await this.rows.lock(id);
    const current = await this.approvals.view(id);
    const me = currentActor().id!;
    if (request.requestedBy === me) throw new OwnApproval({ id });
    const problem = decided(request, version, current);
    if (problem) throw problem;
    const taken = seatsSigned(request.chain, request.signed, await this.seats.mine(request.requestedBy));
    if (!taken.length) throw new ApprovalNotYours({ id, roles: request.waitsFor });
    const at = this.now.iso();
    if (decision === 'refused') return this.refuse(request, taken[0]!, me, at, comment);
    const signed = request.signed + taken.length;
    const next = request.chain[signed];
    const approvers = next ? await this.seats.holders(next, request.requestedBy) : [];
    for (const [n, seat] of taken.entries()) {
      const signature = await this.keep(request, seat, me, at, 'signed', comment);
      this.events.publish(approvalSigned, request.subject, { request: id, signature, role: seat.role, by: me, for: seat.for, approvers: n === taken.length - 1 ? approvers : [] });
    }
    await this.rows.move(id, { state: next ? 'pending' : 'approved', signed, waitsFor: [...(next ?? [])], decidedAt: next ? null : at });
    if (!next) this.events.publish(approvalGranted, request.subject, { request: id, amount: { amount: request.amount, currency: request.currency }, by: me, askedBy: request.requestedBy });
  }

  private async refuse(request: StoredRequest, seat: Seat, me: string, at: string, comment: string | null): Promise<void> {
    const signature = await this.keep(request, seat, me, at, 'refused', comment);
    await this.rows.move(request.id, { state: 'refused', signed: request.signed, waitsFor: [], decidedAt: at });
    this.events.publish(approvalRefused, request.subject, { request: request.id, signature, by: me, askedBy: request.requestedBy });
  }

  private async keep(request: StoredRequest, seat: Seat, by: string, at: string, decision: 'signed' | 'refused', comment: string | null): Promise<string> {
    const id = newId();
    await this.rows.keepSignature(request.id, { id, role: seat.role, for: seat.for, by, at, decision, comment });
    return id;
  }
}

@CommandHandler(WithdrawApproval)
export class WithdrawApprovalHandler implements ICommandHandler<WithdrawApproval> {
  constructor(
    private readonly rows: AuthorityRows,
    private readonly approvals: Approvals,
    private readonly authority: Authority,
  ) {}

  /** @throws NotFound @throws ApprovalNotAsked @throws StaleVersion @throws ApprovalDecided */
  async execute({ id, version }: WithdrawApproval): Promise<void> {
    const request = await this.rows.lock(id);
    const current = await this.approvals.view(id);
    if (request.requestedBy !== currentActor().id) throw new ApprovalNotAsked({ id });
    const problem = decided(request, version, current);
    if (problem) throw problem;
    await this.authority.release(id, 'withdrawn');
  }
}

/** Somebody was faster. */
function decided({ id, state, version: now }: StoredRequest, version: number, current: object): DomainError | null {
  if (version !== now) return new StaleVersion({ expected: version, current });
  return state === 'pending' ? null : new ApprovalDecided({ id, state, current });
}
