import type { Journaled } from '@aftercare/kernel';
import { Events } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { afterBreach, attentionNeeded, complaint as complaintResource, isOpen } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { Posts } from './posts.ts';

/** A deadline passed: the tenant's rule says what follows and who must know. */
@Injectable()
export class AfterBreach {
  constructor(
    private readonly cases: Cases,
    private readonly posts: Posts,
    private readonly events: Events,
  ) {}

  async handle({ subject, payload: { deadline } }: Journaled<{ deadline: string }>): Promise<void> {
    if (subject.type !== complaintResource.name) return;
    const complaint = await this.cases.lock(subject.id);
    if (!isOpen(complaint.state)) return;
    const { overdue, tell } = this.cases.decide(afterBreach, complaint, { deadline, case: complaint.facts() });
    const people = await this.posts.allOf(tell, complaint.ownerId ?? null);
    if (people.length > 0) this.events.publish(attentionNeeded, subject.id, { deadline, people });
    if (!overdue || complaint.overdue) return;
    complaint.overdue = true;
    await this.cases.settle(complaint, 'overdue');
  }
}
