import { createPartyInput, createProductInput, recordSoldUnitInput } from '@aftercare/directory';
import { CreateParty, CreateProduct, RecordSoldUnit } from '@aftercare/directory/server';
import { Commands, Db, sql } from '@aftercare/kernel/server';
import { expectOk, Office, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { complaintFiled, type ComplaintView, type ContainmentRow, type ContainmentView, type HolderRow, type RecallView } from '../../domain/index.ts';
import { Detect } from '../detector/detect.ts';

let started: StartedApp;
let office: Office;
let other: Office;
let serial = 0;

beforeAll(async () => {
  started = await startOffice();
  office = await Office.open(started.app, 'batches');
  other = await Office.open(started.app, 'elsewhere');
});
afterAll(() => started?.close());
beforeEach(() => {
  started.app.now.set('2026-03-02T09:00+08:00');
  started.mails.received.length = 0;
});

/** A customer with some pieces of a batch. */
async function sell(batch: string, amount: string, more: { region?: string; email?: string | null; supplierLot?: string; unit?: string } = {}): Promise<string> {
  return started.app.within(office.tenant, async () => {
    const commands = started.app.get(Commands);
    const n = ++serial;
    const { id: partyId } = await commands.execute(new CreateParty(createPartyInput.parse({ name: `经销商 ${n}`, kinds: ['dealer'], region: more.region ?? null, email: more.email === undefined ? `dealer${n}@shop.example` : more.email })));
    await commands.execute(new RecordSoldUnit(recordSoldUnitInput.parse({ partyId, productId: office.product, batch, supplierLot: more.supplierLot ?? null, deliveredOn: '2026-01-15', quantity: { amount, unit: more.unit ?? '台' } })));
    return partyId;
  });
}

const complain = (partyId: string, line: object): Promise<ComplaintView> => office.file({ partyId, lines: [{ productId: office.product, problem: '不制冷', ...line }] });

async function alarms(batch: string): Promise<ContainmentRow[]> {
  await started.app.settle();
  const { rows } = expectOk(await office.sue.http.get<{ rows: ContainmentRow[] }>('/api/containments?limit=200'));
  return rows.filter((row) => row.batch === batch);
}
const look = async (id: string, by = office.dan): Promise<ContainmentView> => expectOk(await by.http.get<ContainmentView>(`/api/containments/${id}`));
async function act(id: string, action: string, input: object = {}, by = office.dan) {
  const { version } = await look(id);
  return by.http.post<ContainmentView & Record<string, any>>(`/api/containments/${id}/${action}`, { version, ...input });
}
const done = async (id: string, action: string, input: object = {}, by = office.dan): Promise<ContainmentView> => expectOk(await act(id, action, input, by));

describe('complaints about one batch', () => {
  test('below the threshold open nothing; the third opens exactly one case with all of them, and the next joins it', async () => {
    const parties = [await sell('A-100', '400', { region: '华东' }), await sell('A-100', '600', { region: '华南' })];
    const filed = [await complain(parties[0]!, { batch: 'A-100', defect: 'function' }), await complain(parties[1]!, { batch: 'a100', defect: 'function' })];
    expect(await alarms('A-100')).toEqual([]);
    filed.push(await complain(parties[0]!, { batch: 'A 100', defect: 'function' }));
    const [row, ...more] = await alarms('A 100');
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kind: 'batch-defect', state: 'alarm', defect: 'function', count: 3, shipped: '1000', ppm: 3000, owner: { name: 'sue' }, nextClock: { deadline: 'complaints.containment' } });
    expect(row!.number).toMatch(/^CC-2026-\d{4}$/);

    const view = await look(row!.id);
    expect(view).toMatchObject({ alarm: { count: 3, ppm: 3000, regions: 2, why: 'over-threshold' }, now: { count: 3, days: [{ day: '2026-03-02', count: 3 }], regions: [{ region: '华东', count: 2 }, { region: '华南', count: 1 }] } });
    const listed = expectOk(await office.dan.http.get<{ rows: { id: string }[] }>(`/api/complaints?containment=${row!.id}`)).rows.map(({ id }) => id);
    expect(listed.toSorted()).toEqual(filed.map(({ id }) => id).toSorted());

    const next = await complain(parties[1]!, { batch: 'A-100', defect: 'function' });
    await started.app.settle();
    expect((await office.see(next.id)).containments).toEqual([{ id: row!.id, number: row!.number, state: 'alarm' }]);
    expect((await look(row!.id)).now).toMatchObject({ count: 4, ppm: 4000 });
    expect(await office.events(next.id)).toContain('complaints.joined-containment');
    const { entries } = expectOk(await office.dan.http.get<{ entries: { event: string; payload: object }[] }>(`/api/timeline?type=containment&id=${row!.id}`));
    expect(entries.find(({ event }) => event === 'complaints.batch-alarm')!.payload).toMatchObject({ containment: row!.id, product: office.product, defect: 'function', count: 3, shipped: '1000', ppm: 3000, people: expect.arrayContaining([office.sue.id, office.dan.id]) });
  });

  test('filed at once open one case', async () => {
    const party = await sell('C-300', '100');
    await complain(party, { batch: 'C-300', defect: 'leak' });
    await Promise.all(Array.from({ length: 5 }, () => complain(party, { batch: 'C-300', defect: 'leak' })));
    const found = await alarms('C-300');
    expect(found).toMatchObject([{ kind: 'batch-defect', count: 6 }]);
  });

  test('looked at by several workers at once open one case', async () => {
    const party = await sell('C-301', '100');
    const filed = [];
    for (let n = 0; n < 2; n++) filed.push(await complain(party, { batch: 'C-301', defect: 'leak' }));
    filed.push(...(await Promise.all([1, 2, 3].map(() => complain(party, { batch: 'C-301', defect: 'leak' })))));
    const look = (id: string) => started.app.within(office.tenant, () => started.app.get(Commands).transaction(() => started.app.get(Detect).handle({ id, name: complaintFiled.name, subject: { type: 'complaint', id }, seq: 1, at: '2026-03-02T01:00:00.000Z', actor: { kind: 'system', id: null }, payload: {} })));
    await Promise.all(filed.map(({ id }) => look(id)));
    expect(await alarms('C-301')).toMatchObject([{ kind: 'batch-defect', count: 5 }]);
  });

  test('where nobody knows how much was shipped, their count alone decides, and the case says so', async () => {
    for (let n = 0; n < 3; n++) await complain(office.party, { batch: 'D-400' });
    const [row] = await alarms('D-400');
    expect(row).toMatchObject({ kind: 'batch', defect: null, shipped: null, ppm: null });
    expect((await look(row!.id)).alarm).toMatchObject({ why: 'shipped-unknown', count: 3 });
  });

  test('too few for what was shipped are none', async () => {
    const party = await sell('E-500', '100000');
    for (let n = 0; n < 4; n++) await complain(party, { batch: 'E-500', defect: 'noise' });
    expect(await alarms('E-500')).toEqual([]);
  });

  test('of one supplier lot in several batches open a case of the lot', async () => {
    const party = await sell('F-1', '10', { supplierLot: 'LOT 7' });
    for (const batch of ['F-1', 'F-2', 'F-3']) await complain(party, { batch, supplierLot: 'lot-7' });
    await started.app.settle();
    const { rows } = expectOk(await office.dan.http.get<{ rows: ContainmentRow[] }>('/api/containments'));
    expect(rows.filter(({ supplierLot }) => supplierLot !== null)).toMatchObject([{ kind: 'supplier-lot', supplierLot: 'lot-7', batch: null, product: null, count: 3, shipped: '10' }]);
  });

  test('a complaint of which the batch is known later joins then', async () => {
    const party = await sell('G-700', '50');
    for (let n = 0; n < 3; n++) await complain(party, { batch: 'G-700', defect: 'odour' });
    const [row] = await alarms('G-700');
    const late = await complain(party, {});
    await started.app.settle();
    expect((await office.see(late.id)).containments).toEqual([]);
    const line = `/api/complaints/${late.id}/lines/${late.lines[0]!.id}/classify`;
    expect((await office.ann.http.post(line, { version: 1, defect: 'made-up', productId: crypto.randomUUID() })).body.errors).toMatchObject([{ path: 'defect', code: 'unknown' }, { path: 'productId', code: 'unknown' }]);
    const classified = expectOk(await office.ann.http.post<ComplaintView>(line, { version: 1, batch: 'G-700', defect: 'odour' }));
    expect(classified).toMatchObject({ version: 2, lines: [{ batch: 'G-700', defect: 'odour' }] });
    expect((await office.ann.http.post(line, { version: 1, batch: null })).status).toBe(409);
    await started.app.settle();
    expect((await office.see(late.id)).containments).toMatchObject([{ id: row!.id }]);
  });
});

describe('a false alarm', () => {
  test('ends the case with its reason; only new complaints make another one', async () => {
    const party = await sell('H-800', '100');
    for (let n = 0; n < 3; n++) await complain(party, { batch: 'H-800', defect: 'noise' });
    const [row] = await alarms('H-800');
    expect((await act(row!.id, 'dismiss', {})).body.errors).toMatchObject([{ path: 'reason' }]);
    expect((await act(row!.id, 'dismiss', { reason: '安装不当' }, office.ann)).status).toBe(403);
    expect(await done(row!.id, 'dismiss', { reason: '安装不当' }, office.sue)).toMatchObject({ state: 'false-alarm', reason: '安装不当', actionsNow: [], clocks: [{ outcome: 'withdrawn' }] });
    for (let n = 0; n < 2; n++) await complain(party, { batch: 'H-800', defect: 'noise' });
    expect(await alarms('H-800')).toHaveLength(1);
    await complain(party, { batch: 'H-800', defect: 'noise' });
    expect((await alarms('H-800')).map(({ state, count }) => [state, count])).toEqual([['alarm', 3], ['false-alarm', 3]]);
  });

  test('of one complaint: a person takes it out, and the detector does not put it back', async () => {
    const party = await sell('I-900', '100');
    const filed = [];
    for (let n = 0; n < 3; n++) filed.push(await complain(party, { batch: 'I-900', defect: 'leak' }));
    const [row] = await alarms('I-900');
    expect((await done(row!.id, 'remove-child', { complaintId: filed[0]!.id })).now.count).toBe(2);
    expect((await act(row!.id, 'remove-child', { complaintId: filed[0]!.id })).body.errors).toMatchObject([{ path: 'complaintId', code: 'unknown' }]);
    await office.done(filed[0]!.id, 'revise', { subject: '冷藏箱漏水' });
    await started.app.settle();
    expect((await look(row!.id)).now.count).toBe(2);
    expect((await done(row!.id, 'add-child', { complaintId: filed[0]!.id })).now.count).toBe(3);
  });
});

describe('a recall', () => {
  test('runs from the alarm to the report: every holder is listed and written to once, every piece is accounted for', async () => {
    const holders = [await sell('R-1', '20', { region: '华东' }), await sell('R-1', '5.5', { region: '华南' }), await sell('R-1', '3', { email: null })];
    for (let n = 0; n < 3; n++) await complain(holders[0]!, { batch: 'R-1', defect: 'safety' });
    const [row] = await alarms('R-1');
    const { id } = row!;
    started.mails.received.length = 0;
    expect((await act(id, 'close', { summary: '完' })).body).toMatchObject({ code: 'complaints.containment-action-does-not-fit', state: 'alarm' });
    await done(id, 'confirm', {}, office.sue);
    expect(await done(id, 'contain', { measures: '封存仓库现货' }, office.sue)).toMatchObject({ state: 'containing', measures: '封存仓库现货', clocks: [{ outcome: 'met' }] });
    expect((await act(id, 'close', { summary: '完' })).body).toMatchObject({ status: 409, code: 'complaints.cannot-close-containment', open: ['market-decision'] });
    await done(id, 'compare-sample', { sample: 'FY-2026-01', result: 'same', findings: '封样同样发热' }, office.kim);
    expect((await act(id, 'decide-recall', { instruction: '停止使用' }, office.sue)).status).toBe(403);
    const decided = await done(id, 'decide-recall', { instruction: '请立即停止使用，并寄回我公司。' });
    expect(decided).toMatchObject({ state: 'recall', comparison: { result: 'same', by: { name: 'kim' } }, recall: { state: 'running' } });
    expect(decided.recall!.number).toMatch(/^RC-2026-\d{4}$/);
    await started.app.settle();
    expect((await act(id, 'close', { summary: '完' })).body).toMatchObject({ code: 'complaints.cannot-close-containment', open: ['recall'] });

    const path = `/api/recalls/${decided.recall!.id}`;
    const view = async (): Promise<RecallView> => expectOk(await office.dan.http.get<RecallView>(path));
    const notices = started.mails.received.filter(({ subject }) => subject?.includes(decided.recall!.number));
    expect(notices).toHaveLength(2);
    expect(notices[0]!.text).toContain('寄回我公司');
    expect(await view()).toMatchObject({ holders: 3, batch: 'R-1', notices: { waiting: 0, written: 2, noAddress: 1 }, totals: [{ unit: '台', shipped: '28.5', open: '28.5' }], reached: 0, retrieved: 0, openForClosing: ['goods-with-holders'] });
    const list = async (query = '') => expectOk(await office.sue.http.get<{ rows: HolderRow[]; next: string | null }>(`${path}/holders?${query}`));
    const first = await list('limit=2');
    const rest = await list(`limit=2&cursor=${first.next}`);
    const [big, middle, small] = [...first.rows, ...rest.rows] as [HolderRow, HolderRow, HolderRow];
    expect([big, middle, small].map(({ shipped, notice, state }) => [shipped, notice, state])).toEqual([['20', 'written', 'not-contacted'], ['5.5', 'written', 'not-contacted'], ['3', 'no-address', 'not-contacted']]);

    const deal = async (holder: HolderRow, what: string, input: object) => {
      const { version } = (await list()).rows.find((each) => each.id === holder.id)!;
      return office.sue.http.post<HolderRow & Record<string, any>>(`${path}/holders/${holder.id}/${what}`, { version, ...input });
    };
    expect(expectOk(await deal(big, 'attempt', { channel: 'phone', result: 'reached', note: '同意退回' }))).toMatchObject({ state: 'contacted', attempts: 1, lastAttempt: { by: { name: 'sue' }, channel: 'phone' } });
    expect((await deal(big, 'retrieve', { quantity: '21' })).body).toMatchObject({ status: 409, code: 'complaints.more-than-there', there: '20' });
    started.app.now.advance({ days: 1 });
    expect(expectOk(await deal(big, 'retrieve', { quantity: '20' }))).toMatchObject({ state: 'retrieved', open: '0', retrieved: '20' });
    expect(expectOk(await deal(big, 'dispose', { as: 'destroy', quantity: '20' }))).toMatchObject({ state: 'destroyed' });
    expectOk(await deal(middle, 'retrieve', { quantity: '5.5' }));
    expect((await view()).openForClosing).toEqual(['goods-with-holders', 'goods-undisposed']);
    expectOk(await deal(middle, 'dispose', { as: 'return', quantity: '5.5' }));
    expect((await deal(small, 'give-up', { note: '已注销' })).body).toMatchObject({ status: 409, code: 'complaints.holder-never-tried' });
    expectOk(await deal(small, 'attempt', { channel: 'visit', result: 'not-reached' }));
    expect((await office.sue.http.post(`${path}/close`, { version: 1, report: '完' })).status).toBe(403);
    expect((await office.dan.http.post(`${path}/close`, { version: 1, report: '完' })).body).toMatchObject({ status: 409, code: 'complaints.cannot-close-recall', open: ['goods-with-holders'] });
    expect(expectOk(await deal(small, 'give-up', { note: '店已注销' }))).toMatchObject({ state: 'unreachable', unreachable: '3' });
    expect((await office.sue.http.post(`${path}/holders/${small.id}/attempt`, { version: 1, channel: 'phone', result: 'reached' })).body).toMatchObject({ status: 409, code: 'kernel.stale-version', current: { state: 'unreachable' } });

    expect(await view()).toMatchObject({ reached: 66.7, retrieved: 89.5, states: { destroyed: 1, returned: 1, unreachable: 1 }, days: [{ day: '2026-03-02', reached: 33.3, retrieved: 0 }, { day: '2026-03-03', reached: 66.7, retrieved: 89.5 }] });
    expect(expectOk(await office.dan.http.post(`${path}/close`, { version: 1, report: '召回完成' }))).toMatchObject({ state: 'closed', report: '召回完成' });
    expect((await deal(small, 'attempt', { channel: 'phone', result: 'reached' })).body).toMatchObject({ code: 'complaints.recall-is-closed' });
    expect(await done(id, 'close', { summary: '供应商已整改' })).toMatchObject({ state: 'closed', summary: '供应商已整改' });
    const timeline = expectOk(await office.dan.http.get<{ entries: { event: string }[] }>(`/api/timeline?type=recall&id=${decided.recall!.id}&limit=100`));
    expect(timeline.entries.map(({ event }) => event)).toEqual(expect.arrayContaining(['complaints.recall-started', 'complaints.recall-notices-written', 'mail.sent', 'complaints.recall-closed']));

    for (const hidden of [`/api/containments/${id}`, path, `${path}/holders`, `/api/timeline?type=containment&id=${id}`]) expect((await other.dan.http.get(hidden)).status, hidden).toBe(404);
    expect((await other.dan.http.post(`/api/containments/${id}/confirm`, { version: 1 })).status).toBe(404);
    expect((await other.dan.http.post(`${path}/holders/${small.id}/attempt`, { version: 1, channel: 'phone', result: 'reached' })).status).toBe(404);
  });

  test('of several batches names the one; a large one is written to in parts, and of goods in two units both are named', async () => {
    let store = '';
    const productId = await started.app.within(office.tenant, () => started.app.get(Commands).transaction(async () => {
      const commands = started.app.get(Commands);
      const { id: product } = await commands.execute(new CreateProduct(createProductInput.parse({ code: 'BX-300', name: '保温箱', unit: '台' })));
      for (let n = 0; n < 120; n++) {
        const { id } = await commands.execute(new CreateParty(createPartyInput.parse({ name: `门店 ${n}`, kinds: ['retail'], email: `store${n}@chain.example` })));
        await commands.execute(new RecordSoldUnit(recordSoldUnitInput.parse({ partyId: id, productId: product, batch: 'M-2', deliveredOn: '2026-02-20' })));
        store = id;
      }
      return product;
    }));
    for (const batch of ['M-1', 'M-2', 'M-3']) await complain(office.party, { productId, batch, defect: 'dimension' });
    await started.app.settle();
    const { rows } = expectOk(await office.dan.http.get<{ rows: ContainmentRow[] }>('/api/containments'));
    const { id } = rows.find(({ kind, defect }) => kind === 'defect' && defect === 'dimension')!;
    await done(id, 'confirm');
    await done(id, 'contain', { measures: '停止发货' });
    expect((await act(id, 'decide-recall', { instruction: '退回' })).body.errors).toMatchObject([{ path: 'batch', code: 'required' }]);
    const boxes = recordSoldUnitInput.parse({ partyId: store, productId, batch: 'M-2', deliveredOn: '2026-02-21', quantity: { amount: '3', unit: '箱' } });
    await started.app.within(office.tenant, () => started.app.get(Commands).execute(new RecordSoldUnit(boxes)));
    const { recall } = await done(id, 'decide-recall', { instruction: '退回', batch: 'M-2' });
    await started.app.settle();
    expect(expectOk(await office.dan.http.get<RecallView>(`/api/recalls/${recall!.id}`))).toMatchObject({ holders: 121, notices: { waiting: 0, written: 121, noAddress: 0 } });
    const notices = started.mails.received.filter(({ subject }) => subject?.includes(recall!.number));
    expect([notices.length, new Set(notices.map(({ envelope }) => envelope.to[0])).size]).toEqual([121, 120]);
    expect(notices.filter(({ text }) => text?.includes('3 箱'))).toHaveLength(1);
  });
});

describe('the same defect again', () => {
  test('at the same customer is linked to the complaint before, and raises the level', async () => {
    const party = await sell('Z-1', '100000');
    const first = await complain(party, { defect: 'electrical' });
    expect(first).toMatchObject({ level: 'general', repeatOf: null, repeats: 0 });
    const second = await complain(party, { defect: 'electrical' });
    expect(second).toMatchObject({ level: 'major', repeatOf: { id: first.id, number: first.number }, repeats: 1 });
    expect((await office.events(second.id))[0]).toBe('complaints.filed');
    expect(await office.events(second.id)).toContain('complaints.repeated');
    expect(await complain(party, { defect: 'labelling' })).toMatchObject({ level: 'general', repeats: 0 });
    expect(await complain(office.party, { defect: 'electrical' })).toMatchObject({ repeats: 0 });
    started.app.now.advance({ days: 91 });
    expect(await complain(party, { defect: 'electrical' })).toMatchObject({ level: 'general', repeats: 0 });
  });

  test('is known once the line is classified', async () => {
    const party = await sell('Z-2', '100000');
    const first = await complain(party, { defect: 'material' });
    const second = await complain(party, {});
    expect(second.level).toBe('general');
    const after = expectOk(await office.ann.http.post<ComplaintView>(`/api/complaints/${second.id}/lines/${second.lines[0]!.id}/classify`, { version: 1, defect: 'material' }));
    expect(after).toMatchObject({ level: 'major', repeatOf: { id: first.id } });
  });

  test('begins the effectiveness check of what was done about the earlier complaint anew', async () => {
    const party = await sell('Z-3', '100000');
    const first = await complain(party, { defect: 'dimension' });
    const { id } = expectOk(await office.sue.http.post<{ id: string }>(`/api/complaints/${first.id}/corrective-actions`, { version: first.version, title: '尺寸不符', leaderId: office.sue.id }));
    await started.app.within(office.tenant, () => started.app.get(Commands).transaction(() => started.app.get(Db).run(sql`update corrective_action set state = 'effective' where id = ${id}`)));
    await complain(party, { defect: 'dimension' });
    await started.app.settle();
    expect((await office.rows<{ state: string; round: number }>(sql`select state, round from corrective_action where id = ${id}`))[0]).toEqual({ state: 'reopened', round: 2 });
  });

  test('a defect that the catalogue does not have is refused by field', async () => {
    const answer = await office.ann.http.post('/api/complaints', office.intake({ lines: [{ problem: 'x', defect: 'nonsense' }] }));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'lines.0.defect', code: 'unknown' }] } });
    expect(expectOk(await office.dan.http.get<{ rows: object[] }>('/api/complaints?defect=material')).rows).toHaveLength(2);
  });
});
