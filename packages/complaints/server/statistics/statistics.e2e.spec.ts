import { Commands, Db, sql, Tenants } from '@aftercare/kernel/server';
import { costInput } from '@aftercare/workflow';
import { RecordCost } from '@aftercare/workflow/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectOk, Office, startOffice, type StartedApp } from '../../testing/index.ts';
import { agent, can, specialist, type FigureCase, type Monthly, type Pareto, type Statistics } from '../../domain/index.ts';

let started: StartedApp;
let office: Office;
let first: string;
const at = (moment: string) => started.app.now.set(moment);

/** January: two filed, one of them closed in February and opened again in March; February: one. */
beforeAll(async () => {
  started = await startOffice();
  office = await Office.open(started.app, 'north');
  at('2026-01-12T09:00+08:00');
  const filed = await office.file({ type: 'product' });
  first = filed.id;
  await office.file({ type: 'delivery' }, office.bo);
  at('2026-02-03T10:00+08:00');
  await office.file({ type: 'product', claimed: { amount: '90.00', currency: 'CNY' } });
  await office.done(first, 'judge', { verdict: 'unjustified', liability: null, reason: '使用不当' });
  for (const { id } of filed.lines) await office.done(first, 'answer-line', { lineId: id, answer: '已说明' });
  await office.done(first, 'close', {});
  at('2026-03-05T10:00+08:00');
  await office.done(first, 'reopen', { reason: '客户补充证据' }, office.sue);
  await started.app.settle();
}, 120_000);
afterAll(() => started?.close());

const read = async <Body>(path: string, by = office.dan) => expectOk(await by.http.get<Body>(`/api/complaint-statistics${path}`));
const spring = 'from=2026-01-01&to=2026-03-31';
const casesOf = async (query: string) => (await read<{ rows: FigureCase[]; total: number }>(`/cases?${query}`));

describe('the figures of a period', () => {
  test('count what was filed, closed, open and opened again, against the period before', async () => {
    const { tiles } = await read<Statistics>('?from=2026-02-01&to=2026-02-28');
    expect(tiles).toMatchObject({ filed: { now: 1, before: 2 }, closed: { now: 0, before: 0 }, reopened: { now: 0, before: 0 } });
    expect((await read<Statistics>('?from=2026-03-01&to=2026-03-31')).tiles).toMatchObject({ filed: { now: 0, before: 1 }, open: { now: 3, before: 3 }, reopened: { now: 1, before: 0 } });
  });

  test('are the same again for any past day', async () => {
    expect((await read<Statistics>('?from=2026-02-01&to=2026-02-28&asOf=2026-02-28')).tiles).toMatchObject({ closed: { now: 1 }, open: { now: 2 }, reopened: { now: 0 } });
    expect((await read<Statistics>('?from=2026-01-01&to=2026-01-31&asOf=2026-01-31')).tiles).toMatchObject({ filed: { now: 2 }, closed: { now: 0 }, open: { now: 2 } });
  });

  test('open the very cases that make them', async () => {
    for (const figure of ['filed', 'closed', 'open', 'late', 'reopened'] as const) {
      const asOf = '&asOf=2026-02-28';
      const { tiles } = await read<Statistics>(`?${spring}${asOf}`);
      expect([figure, (await casesOf(`${spring}${asOf}&figure=${figure}`)).total]).toEqual([figure, tiles[figure].now]);
    }
    const { rows } = await read<Pareto>(`/pareto?${spring}&by=type`);
    for (const { key, count } of rows) expect((await casesOf(`${spring}&figure=filed&by=type&key=${key}`)).rows.map(({ type }) => type)).toEqual(Array.from({ length: count }, () => key));
  });

  test.each(['type', 'level', 'cause', 'product', 'department', 'handler', 'channel', 'state', 'customer'])('add up by %s', async (by) => {
    const { total, rows, others } = await read<Pareto>(`/pareto?${spring}&by=${by}`);
    expect([total, others, rows.reduce((all, { count }) => all + count, 0)]).toEqual([3, 0, 3]);
    expect(rows.map(({ count }) => count)).toEqual(rows.map(({ count }) => count).toSorted((a, b) => b - a));
    for (const { key } of rows) expect((await casesOf(`${spring}&figure=filed&by=${by}&key=${key}`)).total).toBeGreaterThan(0);
  });

  test('name handlers, departments, products and customers', async () => {
    const namesBy = async (by: string) => (await read<Pareto>(`/pareto?${spring}&by=${by}`)).rows.map(({ name }) => name);
    expect([await namesBy('handler'), await namesBy('department'), await namesBy('product'), await namesBy('customer')]).toEqual([['ann', 'bo'], ['南区客服', '北区客服'], ['冷藏箱'], ['华宁实业有限公司']]);
  });

  test('stand month by month in the table of a year', async () => {
    const { rows, months, total } = await read<Monthly>('/months?year=2026&by=type');
    expect([total, months.slice(0, 3)]).toEqual([3, [2, 1, 0]]);
    expect(rows.map(({ key, months: each }) => [key, each[0], each[1]])).toEqual([['product', 1, 1], ['delivery', 1, 0]]);
  });

  test('say which deadlines were kept, what cases cost and which are worst', async () => {
    const { deadlines, trend, costs, worst } = await read<Statistics>(`?${spring}`);
    expect(deadlines.map(({ deadline }) => deadline)).toContain('complaints.resolution');
    expect(deadlines.find(({ deadline }) => deadline === 'complaints.resolution')!.now.late).toBeGreaterThan(0);
    expect(trend.points.reduce((all, { filed }) => all + filed, 0)).toBe(3);
    expect(costs).toEqual([]);
    expect(worst.length).toBeGreaterThan(0);
  });
});

describe('statistics', () => {
  test('are for those who see the whole company', async () => {
    expect([(await office.ann.http.get(`/api/complaint-statistics?${spring}`)).status, (await office.sue.http.get(`/api/complaint-statistics?${spring}`)).status]).toEqual([403, 200]);
  });

  test('name to somebody who sees a part of the company only the cases of that part, and costs to nobody who may not see them', async () => {
    await started.app.within(office.tenant, () => started.app.get(Commands).execute(new RecordCost(costInput.parse({ subject: { type: 'complaint', id: first }, category: 'freight', amount: { amount: '12.00', currency: 'CNY' }, payer: 'us', incurredOn: '2026-03-05' }), { module: 'test', key: 'one' })));
    await started.app.within(office.tenant, () => started.app.get(Commands).transaction(async () => {
      for (const { id } of [agent, specialist]) await started.app.get(Db).run(sql`insert into role_grant (role, permission, granted) values (${id}, ${can.seeStatistics.id}, true)`);
      await started.app.get(Tenants).touch();
    }));
    const all = await read<Statistics>(`?${spring}`);
    const [part, none] = [await read<Statistics>(`?${spring}`, office.ann), await read<Statistics>(`?${spring}`, office.kim)];
    expect([part.tiles, none.tiles]).toEqual([all.tiles, all.tiles]);
    expect([all.costs.length, part.costs.length, none.costs]).toEqual([1, 1, []]);
    const cases = async (by = office.dan) => (await read<{ rows: FigureCase[] }>(`/cases?${spring}&figure=filed`, by)).rows.length;
    expect([await cases(), await cases(office.ann), await cases(office.kim)]).toEqual([3, 2, 0]);
    expect([part.worst.every(({ owner }) => owner?.name === 'ann'), none.worst]).toEqual([true, []]);
  });

  test('of one company know nothing of another', async () => {
    const south = await Office.open(started.app, 'south');
    expect((await read<Statistics>(`?${spring}`, south.dan)).tiles).toMatchObject({ filed: { now: 0 }, open: { now: 0 } });
  });

  test('refuse a period that ends before it begins, one without end, and unknown dimensions, by name', async () => {
    const wrong = async (path: string) => {
      const { status, body } = await office.dan.http.get(`/api/complaint-statistics${path}`);
      return [status, ...body.errors.map(({ path: field }: { path: string }) => field)];
    };
    expect([await wrong('?from=2026-02-01&to=2026-01-01'), await wrong('?from=2016-02-01&to=2026-01-01'), await wrong(`/pareto?${spring}&by=colour`), await wrong(`?${spring}&tenant=x`)]).toEqual([[400, 'to'], [400, 'to'], [400, 'by'], [400, 'tenant']]);
  });
});
