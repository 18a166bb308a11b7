import { ref } from '@aftercare/kernel';
import { currentActor, Events, newId, Now } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { correctiveAction, correctiveNumber, correctiveOpened, type OpenCorrectiveInput } from '../../domain/index.ts';
import { Assignments } from '../assignments.ts';
import { Numbers } from '../numbers.ts';
import { Subjects } from '../subjects.ts';
import { CorrectiveRows, never, type Corrective } from './corrective-rows.ts';
import { Correctives } from './correctives.ts';
import { Named } from './named.ts';

/** Opens a corrective action about a case that the actor may change. */
export class OpenCorrectiveAction extends Command<{ id: string }> {
  constructor(readonly input: OpenCorrectiveInput) {
    super();
  }
}

@CommandHandler(OpenCorrectiveAction)
export class OpenCorrectiveActionHandler implements ICommandHandler<OpenCorrectiveAction> {
  constructor(
    private readonly rows: CorrectiveRows,
    private readonly correctives: Correctives,
    private readonly subjects: Subjects,
    private readonly assignments: Assignments,
    private readonly named: Named,
    private readonly numbers: Numbers,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ input }: OpenCorrectiveAction): Promise<{ id: string }> {
    const { about, title, severity, leaderId, product, batch, defect, beforeClosing } = input;
    await this.subjects.change(about);
    await this.named.present({ leaderId });
    await this.named.goods(product);
    const { kind, id: actor } = currentActor();
    const at = this.now.iso();
    const corrective: Corrective = {
      id: newId(), version: 1, number: await this.numbers.next(correctiveNumber), title, aboutType: about.type, aboutId: about.id, severity, state: 'open', round: 1, roundAt: at, beforeClosing, leaderId, team: [],
      productId: product?.id ?? null, productName: product?.name ?? null, batch, defect, causeCode: null, openedAt: at, openedBy: kind === 'person' ? actor : null, implementedAt: null, closedAt: null, cancelReason: null, planned: [], nextDueAt: never,
    };
    await this.rows.insert(corrective);
    const subject = ref(correctiveAction, corrective.id);
    this.events.publish(correctiveOpened, subject, { about, leader: leaderId, severity });
    this.assignments.begin(subject, { owner: leaderId });
    await this.correctives.settle(corrective, { fresh: true });
    return { id: corrective.id };
  }
}
