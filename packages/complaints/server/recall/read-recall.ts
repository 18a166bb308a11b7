import { NotFound, ref } from '@aftercare/kernel';
import { Db, may, Policies, sql } from '@aftercare/kernel/server';
import { Products } from '@aftercare/directory/server';
import { Calendars } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { can, holderStates, percentOf, ratesByDay, recall, recallClosing, type HolderState, type RecallDay, type RecallView } from '../../domain/index.ts';
import { storedRecall, type StoredRecall } from './recall-rows.ts';

interface Counted {
  readonly state: HolderState;
  readonly unit: string;
  readonly holders: number;
  readonly reached: number;
  readonly waiting: number;
  readonly written: number;
  readonly withGoods: number;
  readonly undisposed: number;
  readonly shipped: string;
  readonly open: string;
  readonly retrieved: string;
  readonly destroyed: string;
  readonly returned: string;
  readonly unreachable: string;
}

/** How far a recall has come: its holders counted, and its goods summed. */
@Injectable()
export class ReadRecall {
  constructor(
    private readonly db: Db,
    private readonly policies: Policies,
    private readonly products: Products,
    private readonly calendars: Calendars,
  ) {}

  /** @throws NotFound */
  view(id: string): Promise<RecallView> {
    return this.db.readingOnce(async (rows) => {
      const [stored] = await rows<StoredRecall>(sql`${storedRecall} where r.id = ${id}`);
      if (!stored) throw new NotFound(ref(recall, id));
      const { productId, ...shown } = stored;
      const counted = await this.counted(id);
      const sum = (field: 'holders' | 'reached' | 'waiting' | 'written' | 'withGoods' | 'undisposed') => counted.reduce((all, each) => all + each[field], 0);
      const whole = (field: 'shipped' | 'retrieved' | 'destroyed' | 'returned') => Decimal.sum(0, ...counted.map((each) => each[field])).toFixed();
      const [holders, shipped] = [sum('holders'), whole('shipped')];
      const back = Decimal.sum(whole('retrieved'), whole('destroyed'), whole('returned')).toFixed();
      return {
        ...shown,
        product: productId === null ? null : ((await this.products.names([productId])).get(productId) ?? null),
        holders,
        states: Object.fromEntries(holderStates.map((state) => [state, counted.filter((each) => each.state === state).reduce((all, each) => all + each.holders, 0)])) as RecallView['states'],
        notices: { waiting: sum('waiting'), written: sum('written'), noAddress: holders - sum('waiting') - sum('written') },
        totals: this.totals(counted),
        reached: percentOf(sum('reached'), holders),
        retrieved: percentOf(back, shipped),
        days: ratesByDay(await this.days(id), { holders, shipped }),
        openForClosing: stored.state === 'closed' ? [] : this.policies.preview(recallClosing, factsOf(counted), stored.startedAt),
        may: may(can.contain),
        people: {},
      };
    });
  }

  async facts(id: string) {
    return factsOf(await this.counted(id));
  }

  private counted(id: string): Promise<Counted[]> {
    const total = (column: string) => sql.raw(`trim_scale(sum(h.${column}))::text as ${column}`);
    return this.db.rows<Counted>(sql`
      select h.state, h.unit, count(*)::int as holders, count(h.reached_at)::int as reached, count(*) filter (where h.notice = 'waiting')::int as waiting, count(*) filter (where h.notice = 'written')::int as written,
        count(*) filter (where h.open > 0)::int as "withGoods", count(*) filter (where h.retrieved > 0)::int as undisposed,
        ${total('shipped')}, ${total('open')}, ${total('retrieved')}, ${total('destroyed')}, ${total('returned')}, ${total('unreachable')}
      from recall_holder h where h.recall_id = ${id} group by h.state, h.unit`);
  }

  private totals(counted: readonly Counted[]): RecallView['totals'] {
    return [...new Set(counted.map(({ unit }) => unit))].toSorted().map((unit) => {
      const of = (field: 'shipped' | 'open' | 'retrieved' | 'destroyed' | 'returned' | 'unreachable') => Decimal.sum(0, ...counted.filter((each) => each.unit === unit).map((each) => each[field])).toFixed();
      return { unit, shipped: of('shipped'), open: of('open'), retrieved: of('retrieved'), destroyed: of('destroyed'), returned: of('returned'), unreachable: of('unreachable') };
    });
  }

  /** By the tenant's days: who was reached for the first time, and what came back. */
  private async days(id: string): Promise<RecallDay[]> {
    const { timeZone } = await this.calendars.current();
    const day = (column: string) => sql`to_char(${sql.raw(column)} at time zone ${timeZone}, 'YYYY-MM-DD')`;
    return this.db.rows<RecallDay>(sql`
      select day, sum(reached)::int as reached, trim_scale(sum(retrieved))::text as retrieved from (
        select ${day('h.reached_at')} as day, 1 as reached, 0::numeric as retrieved from recall_holder h where h.recall_id = ${id} and h.reached_at is not null
        union all
        select ${day('e.at')}, 0, e.quantity from recall_entry e where e.recall_id = ${id} and e.kind = 'retrieve') happened
      group by day order by day`);
  }
}

const factsOf = (counted: readonly Counted[]) => {
  const sum = (of: (each: Counted) => number): number => counted.reduce((all, each) => all + of(each), 0);
  return { holders: sum(({ holders }) => holders), notContacted: sum(({ state, holders }) => (state === 'not-contacted' ? holders : 0)), unwritten: sum(({ waiting }) => waiting), withHolders: sum(({ withGoods }) => withGoods), undisposed: sum(({ undisposed }) => undisposed) };
};
