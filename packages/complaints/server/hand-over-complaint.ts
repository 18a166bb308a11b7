import { Forbidden, ref, superior } from '@aftercare/kernel';
import { currentActor, currentTenant, may } from '@aftercare/kernel/server';
import { Grants, People, Roles } from '@aftercare/identity/server';
import { can as workflowCan } from '@aftercare/workflow';
import { HandOvers } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { can, CannotHandOver, complaint as complaintResource, handingOver, type FromCode, type handOverInput } from '../domain/index.ts';
import { Cases } from './cases.ts';
import { refuse, wrong } from './wrong-fields.ts';

/** Offers a case to somebody else, who accepts it or not; by authority it goes at once. The tenant's rule says to whom it may go. */
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
    private readonly handOvers: HandOvers,
  ) {}

  async execute({ id, input: { version, to, reason, override } }: HandOverComplaint): Promise<void> {
    const complaint = await this.cases.take(id, version, 'hand-over');
    if (override && !may(workflowCan.handOver)) throw new Forbidden({ permission: workflowCan.handOver.id });
    refuse([...((await this.people.byId(to))?.active ? [] : [wrong('to', 'unknown')]), ...(to === complaint.ownerId ? [wrong('to', 'is-owner')] : [])]);
    const { permissions } = await this.grants.together(currentTenant(), await this.roles.of(to));
    const because = [...(holds(complaint.ownerId) ? [] : ['not-owner']), ...this.cases.decide(handingOver, complaint, {
      case: complaint.facts(),
      fromFirstResponsible: complaint.ownerId === complaint.firstResponsibleId,
      toSuperior: complaint.ownerId ? await this.roles.holds(to, superior.id, { personId: complaint.ownerId }) : false,
      toHandles: permissions.has(can.handle.id),
    })];
    if (because.length > 0) throw new CannotHandOver({ because });
    const subject = ref(complaintResource, id);
    if (override) {
      await this.handOvers.force(subject, to, { reason, override });
      complaint.ownerId = to;
    } else {
      await this.handOvers.offer(subject, to, reason);
    }
    await this.cases.remember(complaint, [to]);
    await this.cases.settle(complaint);
  }
}

/** Whoever holds a case gives it on, and whoever may hand over without acceptance; one that nobody holds goes to whoever is found. */
const holds = (owner: string | null | undefined): boolean => !owner || owner === currentActor().id || currentActor().kind === 'system' || may(workflowCan.handOver);
