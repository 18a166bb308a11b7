import { ref } from '@aftercare/kernel';
import { currentTenant } from '@aftercare/kernel/server';
import { Grants, People, Roles } from '@aftercare/identity/server';
import { Assignments } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { can, CannotHandOver, complaint as complaintResource, handingOver, type FromCode, type handOverInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** Gives a case to somebody else; the tenant's rule says to whom it may go. */
export class HandOverComplaint extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof handOverInput>>,
  ) {
    super();
  }
}

@CommandHandler(HandOverComplaint)
export class HandOverComplaintHandler implements ICommandHandler<HandOverComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly people: People,
    private readonly roles: Roles,
    private readonly grants: Grants,
    private readonly assignments: Assignments,
  ) {}

  async execute({ id, input: { version, to, reason } }: HandOverComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'hand-over');
    refuse((await this.people.byId(to))?.active ? [] : [wrong('to', 'unknown')]);
    const { permissions } = await this.grants.together(currentTenant(), await this.roles.of(to));
    const because = this.cases.decide(handingOver, complaint, {
      case: complaint.facts(),
      fromFirstResponsible: complaint.ownerId === complaint.firstResponsibleId,
      toSuperior: complaint.ownerId ? (await this.roles.superiorOf(complaint.ownerId)) === to : false,
      toHandles: permissions.has(can.handle.id),
    });
    if (because.length > 0) throw new CannotHandOver({ because });
    complaint.ownerId = to;
    await this.assignments.handOver(ref(complaintResource, id), to, reason);
    await this.cases.remember(complaint, [to]);
    await this.cases.settle(complaint);
  }
}
