import { Commands, Policies } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { hasAmount, inRange, sanctioning, type SanctionInput, type SanctionView } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { CostChecks, refuse, wrong } from './cost-checks.ts';
import { ProposeSanction } from './propose-sanction.ts';
import { SanctionRows } from './sanction-rows.ts';

/** Somebody proposes a sanction on a case that they may change; the tenant's rule has to know its kind. */
export class ProposeByHand extends Command<SanctionView[]> {
  constructor(readonly input: SanctionInput) {
    super();
  }
}

@CommandHandler(ProposeByHand)
export class ProposeByHandHandler implements ICommandHandler<ProposeByHand> {
  constructor(
    private readonly commands: Commands,
    private readonly policies: Policies,
    private readonly subjects: Subjects,
    private readonly checks: CostChecks,
    private readonly rows: SanctionRows,
  ) {}

  async execute({ input: { subject, kind, partyId, personId, amount, evidence } }: ProposeByHand): Promise<SanctionView[]> {
    await this.subjects.change(subject);
    const facts = { cause: 'by-hand', deadline: null, kind } as const;
    const allowed = this.policies.preview(sanctioning, { ...facts, against: partyId ? 'party' : 'person' });
    refuse([
      ...(allowed.length ? [] : [wrong('kind', 'no-rule-for-it', 'No rule allows this.')]),
      ...(!partyId === !personId ? [wrong('partyId', 'one-of-both', 'A party or a person.')] : []),
      ...(await this.checks.problems(subject, { partyId, personId })),
      ...allowed.filter((each) => hasAmount(kind) && amount && !inRange(amount, each)).map(outOfRange),
    ]);
    const ids = await this.commands.execute(new ProposeSanction(subject, facts, { partyId, personId, amount, evidence }));
    return Promise.all(ids.map((id) => this.rows.view(id)));
  }
}

export const outOfRange = ({ least, most }: { least: string | null; most: string | null }) =>
  wrong('amount', 'out-of-range', `From ${least ?? '0'} to ${most ?? 'any amount'}.`, { ...(least ? { least } : {}), ...(most ? { most } : {}) });
