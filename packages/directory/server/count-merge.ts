import { NotFound } from '@aftercare/kernel';
import { Db, Questions, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { party, partyCases, type MergeCounts } from '../domain/index.ts';

/** How much follows a party that is merged. */
export class CountMerge extends Query<MergeCounts> {
  constructor(readonly from: string) {
    super();
  }
}

@QueryHandler(CountMerge)
export class CountMergeHandler implements IQueryHandler<CountMerge> {
  constructor(
    private readonly db: Db,
    private readonly questions: Questions,
  ) {}

  async execute({ from }: CountMerge): Promise<MergeCounts> {
    const counts = await this.db.row<Omit<MergeCounts, 'cases'>>(sql`select
      (select count(*)::int from party_contact where party_id = p.id) as contacts,
      (select count(*)::int from sold_unit where party_id = p.id) as "soldUnits"
      from party p where p.id = ${from}`);
    if (!counts) throw new NotFound({ type: party.name, id: from });
    return { ...counts, cases: await this.questions.ask(partyCases, { partyId: from }) };
  }
}
