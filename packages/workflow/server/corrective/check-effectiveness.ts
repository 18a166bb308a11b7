import { ref } from '@aftercare/kernel';
import { Commands, currentActor, Events, Now } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CheckIsOver, CheckNotDue, CheckNotFound, correctiveAction, effectChecked, type CheckInput } from '../../domain/index.ts';
import { Checks } from './checks.ts';
import { CorrectiveRows } from './corrective-rows.ts';
import { Correctives } from './correctives.ts';
import { need, worksOn } from './hands-on.ts';
import { Named } from './named.ts';
import { ReopenEffectiveness } from './reopen-effectiveness.ts';

/** Says whether what was done had its effect. When it had not, another round begins. */
export class CheckEffectiveness extends Command<void> {
  constructor(
    readonly id: string,
    readonly check: string,
    readonly input: CheckInput,
  ) {
    super();
  }
}

@CommandHandler(CheckEffectiveness)
export class CheckEffectivenessHandler implements ICommandHandler<CheckEffectiveness> {
  constructor(
    private readonly correctives: Correctives,
    private readonly rows: CorrectiveRows,
    private readonly checks: Checks,
    private readonly named: Named,
    private readonly commands: Commands,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  /** @throws CheckNotDue before its day has come */
  async execute({ id, check: checkId, input: { version, method, effective, before, after, evidence, files } }: CheckEffectiveness): Promise<void> {
    const corrective = await this.correctives.takeOpen(id, version);
    need(worksOn(corrective));
    const check = (await this.rows.checks(id)).find((each) => each.id === checkId);
    if (!check) throw new CheckNotFound({ id: checkId });
    if (check.state !== 'planned') throw new CheckIsOver({ state: check.state });
    if (check.dueAt > this.now.iso()) throw new CheckNotDue({ dueAt: check.dueAt });
    await this.named.files(ref(correctiveAction, id), files);
    const counted = before === null || after === null ? await this.checks.counted(corrective, check.days) : null;
    const counts = { before: before ?? counted?.before ?? null, after: after ?? counted?.after ?? null };
    const { kind, id: actor } = currentActor();
    await this.checks.record(id, { id: checkId, method, effective, proof: { text: evidence, files }, ...counts, by: kind === 'person' ? actor : null });
    this.events.publish(effectChecked, id, { check: checkId, days: check.days, effective, ...counts });
    await this.correctives.settle(corrective);
    if (!effective) await this.commands.execute(new ReopenEffectiveness(id, method));
  }
}
