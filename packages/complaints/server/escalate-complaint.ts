import { ref } from '@aftercare/kernel';
import { currentActor, Events, Now } from '@aftercare/kernel/server';
import { Assignments } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CannotEscalate, complaint as complaintResource, escalated, escalation, NobodyAbove, type escalateInput, type FromCode } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { Posts } from './posts.ts';

/** Hands a case up to whoever has more authority, with all that they must know. */
export class EscalateComplaint extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof escalateInput>>,
  ) {
    super();
  }
}

@CommandHandler(EscalateComplaint)
export class EscalateComplaintHandler implements ICommandHandler<EscalateComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly posts: Posts,
    private readonly assignments: Assignments,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ id, input: { version, course, demand, progress } }: EscalateComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'escalate');
    const { blockedBy, to } = this.cases.decide(escalation, complaint, complaint.facts());
    if (blockedBy.length > 0) throw new CannotEscalate({ blockedBy });
    const from = complaint.ownerId ?? null;
    const found = await this.posts.firstOf(to, from, [from]);
    if (!found) throw new NobodyAbove({ roles: to });
    const { kind, id: actor } = currentActor();
    complaint.escalate(found.person, { course, demand, progress, at: this.now.iso(), by: kind === 'person' ? actor : null });
    await this.assignments.handOver(ref(complaintResource, id), found.person);
    await this.cases.remember(complaint, [found.person]);
    this.events.publish(escalated, id, { from, to: found.person, role: found.role });
    await this.cases.settle(complaint);
  }
}
