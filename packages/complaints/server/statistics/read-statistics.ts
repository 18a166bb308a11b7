import { currentTenant, Db, may, sql } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { can as workflowCan } from '@aftercare/workflow';
import { ClockStatistics, CostStatistics } from '@aftercare/workflow/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { complaint as complaintResource, figures, type Figure, type Statistics } from '../../domain/index.ts';
import { Sight } from '../sight.ts';
import { casesOf, countOf, eachOf } from './figures.ts';
import { type Asked, daysBetween, Periods, type Period } from './period.ts';

type Tiles = Record<Figure, number>;
const worstShown = 10;

/** How complaints stood in a period: what is to do, what goes wrong, and whether it gets better. */
export class ReadStatistics extends Query<Statistics> {
  constructor(readonly asked: Asked) {
    super();
  }
}

@QueryHandler(ReadStatistics)
export class ReadStatisticsHandler implements IQueryHandler<ReadStatistics> {
  constructor(
    private readonly db: Db,
    private readonly periods: Periods,
    private readonly clocks: ClockStatistics,
    private readonly costs: CostStatistics,
    private readonly people: People,
    private readonly sight: Sight,
  ) {}

  execute({ asked }: ReadStatistics): Promise<Statistics> {
    return this.db.readingOnce(async () => {
      const [now, before] = [await this.periods.of(asked), await this.periods.before(asked)];
      const [tiles, tilesBefore] = [await this.tiles(now), await this.tiles(before)];
      return {
        from: now.from,
        to: now.to,
        asOf: now.asOf,
        before: { from: before.from, to: before.to },
        tiles: Object.fromEntries(figures.map((figure) => [figure, { now: tiles[figure], before: tilesBefore[figure] }])) as Statistics['tiles'],
        trend: await this.trend(now),
        deadlines: await this.deadlines(now, before),
        lateBy: await this.lateBy(now),
        costs: may(workflowCan.seeCosts) ? await this.payers(now, before) : [],
        worst: await this.worst(now),
      };
    });
  }

  private async tiles(period: Period): Promise<Tiles> {
    const columns = figures.map((figure) => sql`${countOf(figure, period)} as ${sql.ref(figure)}`);
    return (await this.db.row<Tiles>(sql<Tiles>`select ${sql.join(columns)}`))!;
  }

  private async trend(period: Period): Promise<Statistics['trend']> {
    const days = daysBetween(period.from, period.to) + 1;
    const step = days <= 31 ? 'day' : days <= 182 ? 'week' : 'month';
    const { timeZone } = currentTenant();
    const one = (figure: 'filed' | 'closed' | 'late') => sql`select ${figure}::text as figure, at from (${eachOf(figure, period)}) e`;
    const points = await this.db.rows<Statistics['trend']['points'][number]>(sql`
      select s.day::date::text as "from", count(*) filter (where figure = 'filed')::int as filed, count(*) filter (where figure = 'closed')::int as closed, count(*) filter (where figure = 'late')::int as late
      from generate_series(date_trunc(${step}, ${period.from}::date::timestamp), ${period.to}::date::timestamp, ('1 ' || ${step})::interval) as s (day)
      left join (${one('filed')} union all ${one('closed')} union all ${one('late')}) e on date_trunc(${step}, e.at at time zone ${timeZone}) = s.day
      group by s.day order by s.day`);
    return { step, points };
  }

  private async deadlines(now: Period, before: Period): Promise<Statistics['deadlines']> {
    const spanOf = ({ fromAt, toAt, asOf }: Period) => ({ from: fromAt, to: toAt, asOf });
    const earlier = new Map((await this.clocks.punctuality(complaintResource.name, spanOf(before))).map((each) => [each.deadline, each]));
    return (await this.clocks.punctuality(complaintResource.name, spanOf(now))).map(({ deadline, met, late }) => ({ deadline, now: { met, late }, before: { met: earlier.get(deadline)?.met ?? 0, late: earlier.get(deadline)?.late ?? 0 } }));
  }

  private async lateBy({ fromAt, toAt, asOf }: Period): Promise<Statistics['lateBy']> {
    const rows = await this.clocks.lateBy(complaintResource.name, { from: fromAt, to: toAt, asOf });
    const names = await this.people.departmentNames(rows.flatMap(({ departmentId }) => departmentId ?? []));
    return rows.map(({ departmentId, minutes, cases }) => ({ id: departmentId, name: (departmentId && names.get(departmentId)?.name) || '', minutes, cases }));
  }

  private async payers(now: Period, before: Period): Promise<Statistics['costs']> {
    const zero = { amount: '0.00', currency: currentTenant().currency };
    const spanOf = ({ from, to, asOf }: Period) => ({ fromDay: from, toDay: to, asOf });
    const [these, earlier] = [await this.costs.byPayer(complaintResource.name, spanOf(now)), await this.costs.byPayer(complaintResource.name, spanOf(before))];
    const payers = [...new Set([...these, ...earlier].map(({ payer }) => payer))];
    const of = (list: typeof these, payer: string) => {
      const found = list.find((each) => each.payer === payer);
      return { cost: found?.cost ?? zero, recovered: found?.recovered ?? zero };
    };
    return payers.map((payer) => ({ payer, ...of(these, payer), before: of(earlier, payer) }));
  }

  /** Open past their time, the oldest first, of those that the actor sees. */
  private async worst(period: Period): Promise<Statistics['worst']> {
    const { from, where } = casesOf('open', period);
    const rows = await this.db.rows<Omit<Statistics['worst'][number], 'owner'> & { ownerId: string | null }>(sql`
      select c.id, c.number, c.subject, h.level, h.state, c.opened_at as "openedAt", h.owner_id as "ownerId" ${from} where ${sql.join(where, sql` and `)} and h.overdue and ${await this.sight.condition()} order by c.opened_at, c.id limit ${worstShown}`);
    const people = await this.people.names(rows.flatMap(({ ownerId }) => ownerId ?? []));
    return rows.map(({ ownerId, ...row }) => ({ ...row, owner: ownerId === null ? null : { id: ownerId, name: people.get(ownerId)?.name ?? '' } }));
  }
}
