import { ref } from '@aftercare/kernel';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { correctiveAction, eightDSteps } from '../../domain/index.ts';
import { Steps } from '../steps/steps.ts';
import type { Corrective } from './corrective-rows.ts';
import { Correctives } from './correctives.ts';
import { Named } from './named.ts';

/** What somebody does with a step of a corrective action. */
export type StepWork =
  | { readonly act: 'complete'; readonly version: number; readonly form: Record<string, unknown> }
  | { readonly act: 'sign'; readonly version: number; readonly comment: string | null }
  | { readonly act: 'hand-back'; readonly version: number; readonly reason: string };

export class WorkCorrectiveStep extends Command<void> {
  constructor(
    readonly id: string,
    readonly step: string,
    readonly work: StepWork,
  ) {
    super();
  }
}

@CommandHandler(WorkCorrectiveStep)
export class WorkCorrectiveStepHandler implements ICommandHandler<WorkCorrectiveStep> {
  constructor(
    private readonly correctives: Correctives,
    private readonly steps: Steps,
    private readonly named: Named,
  ) {}

  async execute({ id, step, work }: WorkCorrectiveStep): Promise<void> {
    const corrective = await this.correctives.takeOpen(id, work.version);
    const subject = ref(correctiveAction, id);
    if (work.act === 'complete') {
      const { form } = await this.steps.complete(subject, step, work.form);
      await this.learn(corrective, step, form ?? {});
    } else if (work.act === 'sign') await this.steps.sign(subject, step, work.comment);
    else await this.steps.handBack(subject, step, work.reason);
    await this.correctives.settle(corrective);
  }

  /** What a step finds out stands in the record too: the team, and the category of the cause. */
  private async learn(corrective: Corrective, step: string, form: Record<string, unknown>): Promise<void> {
    if (step === eightDSteps.team.id) {
      const { members } = eightDSteps.team.form.parse(form);
      await this.named.present(Object.fromEntries(members.map(({ personId }, index) => [`members.${index}.personId`, personId])));
      corrective.team = members;
    }
    if (step === eightDSteps.findCause.id) corrective.causeCode = eightDSteps.findCause.form.parse(form).causeCode;
  }
}
