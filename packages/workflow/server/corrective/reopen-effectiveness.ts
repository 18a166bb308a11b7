import { ref } from '@aftercare/kernel';
import { currentActor, Db, Events, newId, Now, Policies, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { correctiveAction, correctiveReopened, NotReopenable, redoing } from '../../domain/index.ts';
import { Checks } from './checks.ts';
import type { Corrective } from './corrective-rows.ts';
import { aboutOf, Correctives } from './correctives.ts';
import { leads, need } from './hands-on.ts';
import { RedoSteps } from './redo-steps.ts';

/** The effect did not last: another round begins. One whose measures are not done yet, or that was cancelled, is left as it is: `false`. */
export class ReopenEffectiveness extends Command<boolean> {
  constructor(
    readonly correctiveAction: string,
    readonly why: string,
  ) {
    super();
  }
}

/** The same by hand, on the version that somebody saw. */
export class ReopenCorrective extends Command<void> {
  constructor(
    readonly id: string,
    readonly input: { readonly version: number; readonly reason: string },
  ) {
    super();
  }
}

const hasEffect = ({ state }: Corrective): boolean => state === 'implemented' || state === 'effective';

@CommandHandler(ReopenEffectiveness)
export class ReopenEffectivenessHandler implements ICommandHandler<ReopenEffectiveness> {
  constructor(
    private readonly correctives: Correctives,
    private readonly db: Db,
    private readonly checks: Checks,
    private readonly policies: Policies,
    private readonly steps: RedoSteps,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async execute({ correctiveAction: id, why }: ReopenEffectiveness): Promise<boolean> {
    const corrective = await this.correctives.take(id, null);
    if (!hasEffect(corrective)) return false;
    await this.again(corrective, why);
    return true;
  }

  private async again(corrective: Corrective, why: string): Promise<void> {
    const subject = ref(correctiveAction, corrective.id);
    const was = corrective.state;
    const redone = this.policies.decide(redoing, await this.correctives.facts(corrective), { subject, openedAt: corrective.openedAt });
    await this.checks.withdraw(corrective.id);
    const forms = await this.steps.redo(subject, redone, why);
    const { kind, id: actor } = currentActor();
    const [reopening, at, round] = [newId(), this.now.iso(), corrective.round + 1];
    await this.db.run(sql`
      insert into corrective_round (id, corrective_id, round, at, by, reason, forms) values (${reopening}, ${corrective.id}, ${round}, ${at}, ${kind === 'person' ? actor : null}, ${why}, ${JSON.stringify(forms)}::jsonb)`);
    Object.assign(corrective, { state: 'reopened', round, roundAt: at, implementedAt: null, closedAt: null });
    const people = [...new Set([corrective.leaderId, ...corrective.team.map(({ personId }) => personId)])];
    this.events.publish(correctiveReopened, corrective.id, { about: aboutOf(corrective), reopening, round, people });
    await this.correctives.settle(corrective, { was });
  }
}

@CommandHandler(ReopenCorrective)
export class ReopenCorrectiveHandler implements ICommandHandler<ReopenCorrective> {
  constructor(
    private readonly correctives: Correctives,
    private readonly reopening: ReopenEffectivenessHandler,
  ) {}

  async execute({ id, input: { version, reason } }: ReopenCorrective): Promise<void> {
    const corrective = await this.correctives.take(id, version);
    need(leads(corrective));
    if (!hasEffect(corrective)) throw new NotReopenable({ state: corrective.state });
    await this.reopening.execute(new ReopenEffectiveness(id, reason));
  }
}
