import { expectOk, Office, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { recordSoldUnitInput } from '@aftercare/directory';
import { RecordSoldUnit } from '@aftercare/directory/server';
import { AssignRole, CreatePerson, IssueToken } from '@aftercare/identity/server';
import { Commands } from '@aftercare/kernel/server';
import type { TestClient } from '@aftercare/kernel/testing';
import { finance, type CostSheet, type SanctionView } from '@aftercare/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import giftPlugin from './index.ts';

let started: StartedApp;
let gift: Office;
let plain: Office;
let fin: TestClient;

beforeAll(async () => {
  started = await startOffice([giftPlugin]);
  gift = await Office.open(started.app, 'gift', ['gift']);
  plain = await Office.open(started.app, 'plain');
  fin = await started.app.within(gift.tenant, async () => {
    const commands = started.app.get(Commands);
    const { id } = await commands.execute(new CreatePerson({ name: 'fin', email: 'fin@gift.example' }));
    await commands.execute(new AssignRole(finance, { personId: id }));
    return started.app.http.bearer((await commands.execute(new IssueToken(id, { name: 'test', expiresAt: null }))).token);
  });
});
afterAll(() => started?.close());
// A Monday morning.
beforeEach(() => started.app.now.set('2026-03-02T09:00+08:00'));

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const file = (office: Office, more: object = {}) => office.file({ subject: '礼盒破损', content: '到货的礼盒有三套破损。', endBy: '2026-03-06T18:00:00+08:00', lines: [{ problem: '外盒压坏' }], ...more });
const sheet = async (office: Office, id: string): Promise<CostSheet> => expectOk(await office.dan.http.get<CostSheet>(`/api/costs?type=complaint&id=${id}`));
const sanctions = async (office: Office, id: string): Promise<SanctionView[]> => expectOk(await office.dan.http.get<SanctionView[]>(`/api/sanctions/of?type=complaint&id=${id}`));
const blame = (office: Office, id: string, reason = '运输途中受压') => office.done(id, 'judge', { verdict: 'justified', liability: 'carrier', reason });
const byHand = (id: string, more: object) => gift.dan.http.post('/api/sanctions', { subject: { type: 'complaint', id }, evidence: '核实记录', ...more });

describe('a case for which the carrier answers', () => {
  test('opens one claim on the carrier by itself, and stays open', async () => {
    const [ours, theirs] = [await file(gift, { loss: cny('800') }), await file(plain, { loss: cny('800') })];
    for (const [office, { id }] of [[gift, ours], [plain, theirs]] as const) await blame(office, id);
    await started.app.settle();
    await blame(gift, ours.id, '签收单已注明破损');
    await started.app.settle();
    expect((await sheet(gift, ours.id)).recoveries).toMatchObject([{ payer: 'carrier', state: 'open', claimed: cny('800.00'), source: 'gift' }]);
    expect(await gift.see(ours.id)).toMatchObject({ state: 'handling' });
    expect((await gift.events(ours.id)).filter((event) => event === 'workflow.recovery-opened')).toHaveLength(1);
    expect((await sheet(plain, theirs.id)).recoveries).toEqual([]);
  });

  test('is deducted from freight once, and by finance only', async () => {
    const { id } = await file(gift, { loss: cny('300') });
    const { body } = await byHand(id, { kind: 'deduct-freight', partyId: gift.party, amount: '300' });
    expectOk(await gift.sue.http.post(`/api/sanctions/${body[0].id}/confirm`, { version: 1 }));
    const [claim] = (await sheet(gift, id)).recoveries;
    expect(claim).toMatchObject({ state: 'agreed', agreed: cny('300.00'), party: { id: gift.party } });
    const post = (who: TestClient, version: number, amount: string) => who.post(`/api/recoveries/${claim!.id}/receive`, { version, amount: cny(amount), way: 'freight-deduction', receivedOn: '2026-03-02', reference: 'YF-03-1' });
    for (const { http } of [gift.ann, gift.sue, gift.dan, gift.kim]) expect((await post(http, 2, '100')).status).toBe(403);
    expectOk(await post(fin, 2, '100'));
    expect((await post(fin, 3, '100')).body.errors).toMatchObject([{ path: 'reference', code: 'already-posted' }]);
    expect((await sheet(gift, id)).totals.received).toEqual(cny('100.00'));
    expectOk(await fin.get('/api/recoveries?payer=carrier'));
    expect((await gift.dan.http.get('/api/recoveries')).status).toBe(403);
  });
});

describe('a fine', () => {
  test('is proposed when nobody chased in time, 10 to 50, and confirmed by somebody else', async () => {
    const [{ id }, { id: other }] = [await file(gift), await file(plain)];
    started.app.now.set('2026-03-03T09:01+08:00');
    await started.app.settle();
    const [fine, ...more] = await sanctions(gift, id);
    expect([fine, more]).toMatchObject([{ kind: 'fine', rule: 'P-01', state: 'proposed', person: { id: gift.ann.id }, least: '10.00', most: '50.00', amount: '10.00' }, []]);
    expect(await sanctions(plain, other)).toEqual([]);
    const confirm = (amount: string, http = gift.sue.http) => http.post(`/api/sanctions/${fine!.id}/confirm`, { version: 1, amount });
    expect((await confirm('60')).body.errors).toMatchObject([{ path: 'amount', code: 'out-of-range' }]);
    expect((await confirm('50', gift.ann.http)).status).toBe(403);
    expect(expectOk(await confirm('50'))).toMatchObject({ state: 'confirmed', amount: '50.00' });
  });
});

describe('a dealer', () => {
  test('loses rebate once it is confirmed', async () => {
    const { id } = await file(gift);
    const { body } = await byHand(id, { kind: 'deduct-rebate', partyId: gift.party, amount: '200' });
    expect((await sheet(gift, id)).recoveries).toEqual([]);
    expectOk(await gift.sue.http.post(`/api/sanctions/${body[0].id}/confirm`, { version: 1 }));
    expect((await sheet(gift, id)).recoveries).toMatchObject([{ payer: 'dealer', state: 'agreed', agreed: cny('200.00') }]);
  });

  test('whose qualification is cancelled sells nothing more', async () => {
    const office = await Office.open(started.app, 'gift-dealer', ['gift']);
    const { id } = await file(office);
    const { body } = await office.dan.http.post('/api/sanctions', { subject: { type: 'complaint', id }, kind: 'cancel-qualification', partyId: office.party, evidence: '窜货' });
    expectOk(await office.sue.http.post(`/api/sanctions/${body[0].id}/confirm`, { version: 1 }));
    await started.app.settle();
    const party = async () => expectOk(await office.dan.http.get(`/api/parties/${office.party}`));
    expect((await party()).standing).toBe('cancelled');
    const sell = () => started.app.within(office.tenant, () => started.app.get(Commands).execute(new RecordSoldUnit(recordSoldUnitInput.parse({ partyId: office.party, productId: office.product }))));
    await expect(sell()).rejects.toMatchObject({ code: 'directory.party-cancelled', status: 409 });
    expectOk(await office.dan.http.post(`/api/parties/${office.party}/restore`, { version: (await party()).version }));
    await expect(sell()).resolves.toMatchObject({});
  });
});
