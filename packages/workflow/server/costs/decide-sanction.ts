import { recoveryInput, SanctionConcernsYou, hasAmount, inRange, sanctionConfirmed, sanctionDismissed, type SanctionView } from '../../domain/index.ts';
import { actingPerson, Commands, currentActor, Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AgreeRecovery } from './agree-recovery.ts';
import { refuse, wrong } from './cost-checks.ts';
import { OpenRecovery } from './open-recovery.ts';
import { outOfRange } from './propose-by-hand.ts';
import { SanctionRows, type SanctionRecord } from './sanction-rows.ts';

interface Decided {
  readonly version: number;
  /** Null: as it was proposed. */
  readonly amount?: string | null;
  readonly note: string | null;
}

/** Somebody other than the one concerned confirms or dismisses a sanction. A deduction becomes a recovery that is agreed; finance posts it. */
export class DecideSanction extends Command<SanctionView> {
  constructor(
    readonly id: string,
    readonly how: 'confirmed' | 'dismissed',
    readonly input: Decided,
  ) {
    super();
  }
}

const debtors = { 'deduct-rebate': 'dealer', 'deduct-freight': 'carrier' } as const;

@CommandHandler(DecideSanction)
export class DecideSanctionHandler implements ICommandHandler<DecideSanction> {
  constructor(
    private readonly db: Db,
    private readonly commands: Commands,
    private readonly events: Events,
    private readonly rows: SanctionRows,
    private readonly now: Now,
  ) {}

  async execute({ id, how, input: { version, note, amount: given = null } }: DecideSanction): Promise<SanctionView> {
    const row = await this.rows.take(id, version);
    const { type, subjectId, kind, partyId, personId, rule } = row;
    if (personId && personId === currentActor().id) throw new SanctionConcernsYou({});
    const amount = hasAmount(kind) ? (given ?? row.amount) : null;
    if (how === 'confirmed') refuse(hasAmount(kind) && !amount ? [wrong('amount', 'required', 'How much?')] : amount && !inRange(amount, row) ? [outOfRange(row)] : []);
    await this.db.run(sql`update sanction set version = version + 1, state = ${how}, amount = ${how === 'confirmed' ? amount : row.amount}, note = ${note}, decided_at = ${this.now.iso()}, decided_by = ${actingPerson()} where id = ${id}`);
    const said = { sanction: id, kind, partyId, personId };
    if (how === 'dismissed') this.events.publish(sanctionDismissed, { type, id: subjectId }, said);
    else {
      this.events.publish(sanctionConfirmed, { type, id: subjectId }, { ...said, rule, amount });
      if (kind === 'deduct-rebate' || kind === 'deduct-freight') await this.deduct(row, debtors[kind], { amount: amount!, currency: row.currency! });
    }
    return this.rows.view(id);
  }

  private async deduct({ id, type, subjectId, partyId, evidence }: SanctionRecord, payer: 'dealer' | 'carrier', amount: { amount: string; currency: string }): Promise<void> {
    const input = recoveryInput.parse({ subject: { type, id: subjectId }, payer, partyId, claimed: amount, note: evidence });
    const opened = await this.commands.execute(new OpenRecovery(input, { module: 'workflow', key: `sanction ${id}` }));
    if (opened) await this.commands.execute(new AgreeRecovery(opened.id, { version: 1, amount: input.claimed!, note: null }));
  }
}
