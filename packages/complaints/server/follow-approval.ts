import type { Journaled } from '@aftercare/kernel';
import { approvalRefused, approvalRequested, approvalVoided } from '@aftercare/workflow';
import { Authority } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { actionFits, complaint as complaintResource } from '../domain/index.ts';
import { Cases } from './cases.ts';
import type { Complaint } from './complaint.entity.ts';
import { Offers, type Offered } from './offers.ts';

/** An offer that waited for approval goes to the customer once it is approved as it stands, and back to the owner where it is not. */
@Injectable()
export class FollowApproval {
  constructor(
    private readonly cases: Cases,
    private readonly offers: Offers,
    private readonly authority: Authority,
  ) {}

  async handle({ name, subject, payload: { request } }: Journaled<{ request: string }>): Promise<void> {
    if (subject.type !== complaintResource.name) return;
    const complaint = await this.cases.lock(subject.id);
    const offer = name === approvalRequested.name ? undefined : await this.offers.awaiting(request);
    if (offer) await this.follow(complaint, offer, name, request);
    const before = complaint.pendingApprovals;
    await this.offers.countPending(complaint);
    if (offer || before !== complaint.pendingApprovals) await this.cases.settle(complaint);
  }

  private async follow(complaint: Complaint, offer: Offered & { readonly id: string }, name: string, request: string): Promise<void> {
    if (name === approvalRefused.name) return this.offers.mark(offer.id, 'not-approved');
    if (name === approvalVoided.name) return this.offers.mark(offer.id, 'withdrawn');
    const same = await this.authority.covers(request, await this.offers.wanted(complaint.id, offer));
    if (same && actionFits('offer', complaint.state)) return this.offers.send(complaint, offer.id, offer.remedies);
    await this.offers.mark(offer.id, 'withdrawn');
    await this.authority.release(request, 'changed');
  }
}
