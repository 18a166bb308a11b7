import { ref } from '@aftercare/kernel';
import { HandOvers } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaint as complaintResource } from '../domain/index.ts';
import { Cases } from './cases.ts';

/** What somebody does with an open offer of a case: its receiver accepts or declines it, its giver takes it back. */
export class AnswerHandOver extends Command<void> {
  constructor(
    readonly id: string,
    readonly act: 'accept' | 'decline' | 'withdraw',
    readonly input: { readonly version: number | null; readonly reason?: string },
  ) {
    super();
  }
}

@CommandHandler(AnswerHandOver)
export class AnswerHandOverHandler implements ICommandHandler<AnswerHandOver> {
  constructor(
    private readonly cases: Cases,
    private readonly handOvers: HandOvers,
  ) {}

  async execute({ id, act, input: { version, reason = '' } }: AnswerHandOver): Promise<void> {
    const complaint = await this.cases.take(id, version, `${act}-hand-over`);
    const subject = ref(complaintResource, id);
    if (act === 'accept') complaint.ownerId = await this.handOvers.accept(subject);
    else if (act === 'decline') await this.handOvers.decline(subject, reason);
    else await this.handOvers.withdraw(subject);
    await this.cases.settle(complaint);
  }
}
