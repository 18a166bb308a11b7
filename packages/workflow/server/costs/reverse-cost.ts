import { NotFound } from '@aftercare/kernel';
import { actingPerson, Db, Events, newId, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CostAlreadyReversed, type CostCategory, type CostPayer, costReversed } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { CostChecks } from './cost-checks.ts';

interface Reversed {
  readonly type: string;
  readonly subjectId: string;
  readonly category: CostCategory;
  readonly payer: CostPayer;
  readonly amount: string;
  readonly currency: string;
  readonly reverses: string | null;
}

/** Takes a line back by another one of the same amount. @throws CostAlreadyReversed */
export class ReverseCost extends Command<{ id: string }> {
  constructor(
    readonly id: string,
    readonly note: string,
  ) {
    super();
  }
}

@CommandHandler(ReverseCost)
export class ReverseCostHandler implements ICommandHandler<ReverseCost> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly subjects: Subjects,
    private readonly checks: CostChecks,
    private readonly now: Now,
  ) {}

  async execute({ id: reverses, note }: ReverseCost): Promise<{ id: string }> {
    const line = await this.db.row<Reversed>(sql`select subject_type as type, subject_id as "subjectId", category, payer, amount, currency, reverses from cost_line where id = ${reverses}`);
    const unknown = new NotFound({ type: 'cost', id: reverses });
    if (!line) throw unknown;
    const subject = { type: line.type, id: line.subjectId };
    await this.subjects.change(subject).catch((error: unknown) => {
      throw error instanceof NotFound ? unknown : error;
    });
    const id = newId();
    const written = line.reverses ? 0 : await this.db.run(sql`
      insert into cost_line (id, subject_type, subject_id, category, amount, currency, payer, party_id, person_id, incurred_on, note, reverses, at, by)
      select ${id}, subject_type, subject_id, category, amount, currency, payer, party_id, person_id, ${this.checks.today()}::date, ${note}, id, ${this.now.iso()}::timestamptz, ${actingPerson()}::uuid from cost_line where id = ${reverses}
      on conflict do nothing`);
    if (!written) throw new CostAlreadyReversed({ id: reverses });
    const { category, payer, amount, currency } = line;
    this.events.publish(costReversed, subject, { cost: id, category, payer, amount: { amount, currency }, reverses });
    return { id };
  }
}
