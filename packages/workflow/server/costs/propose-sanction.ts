import type { SubjectRef } from '@aftercare/kernel';
import { actingPerson, Db, Events, newId, Now, Policies, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { hasAmount, sanctioning, sanctionProposed, type SanctionFacts } from '../../domain/index.ts';
import { CostChecks } from './cost-checks.ts';

interface Concerned {
  readonly partyId?: string | null;
  readonly personId?: string | null;
  /** Replaces what the rule suggests; it keeps to the limits already. */
  readonly amount?: string | null;
  readonly evidence?: string | null;
  /** The same key is proposed once for each case. */
  readonly key?: string;
}

/** Something happened that may have consequences: the tenant's rule says which to propose. @returns the proposals' ids */
export class ProposeSanction extends Command<string[]> {
  constructor(
    readonly subject: SubjectRef,
    readonly facts: Omit<SanctionFacts, 'against'>,
    readonly concerned: Concerned,
  ) {
    super();
  }
}

@CommandHandler(ProposeSanction)
export class ProposeSanctionHandler implements ICommandHandler<ProposeSanction> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly policies: Policies,
    private readonly checks: CostChecks,
    private readonly now: Now,
  ) {}

  async execute({ subject, facts, concerned: { partyId = null, personId = null, amount = null, evidence = null, key } }: ProposeSanction): Promise<string[]> {
    const proposed: string[] = [];
    for (const each of this.policies.decide(sanctioning, { ...facts, against: partyId ? ('party' as const) : ('person' as const) }, { subject })) {
      const id = newId();
      const currency = hasAmount(each.kind) && each.kind !== 'points' ? this.checks.currency : null;
      const written = await this.db.run(sql`
        insert into sanction (id, subject_type, subject_id, kind, state, party_id, person_id, rule, reason, least, most, amount, currency, evidence, dedupe_key, at, by)
        values (${id}, ${subject.type}, ${subject.id}, ${each.kind}, 'proposed', ${partyId}, ${personId}, ${each.rule}, ${JSON.stringify(each.reason)}::jsonb, ${each.least}, ${each.most}, ${hasAmount(each.kind) ? (amount ?? each.amount) : null}, ${currency},
          ${evidence}, ${key ? `${key} ${each.rule} ${each.kind}` : null}, ${this.now.iso()}, ${actingPerson()})
        on conflict do nothing`);
      if (!written) continue;
      this.events.publish(sanctionProposed, subject, { sanction: id, kind: each.kind, partyId, personId, rule: each.rule });
      proposed.push(id);
    }
    return proposed;
  }
}
