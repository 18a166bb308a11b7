import { createPartyInput, recordSoldUnitInput } from '@aftercare/directory';
import { CreateParty, RecordSoldUnit } from '@aftercare/directory/server';
import type { ContainmentRow, ContainmentView } from '@aftercare/complaints';
import { expectOk, Office, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { Commands } from '@aftercare/kernel/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import giftPlugin from './index.ts';

let started: StartedApp;
let gift: Office;

beforeAll(async () => {
  started = await startOffice([giftPlugin]);
  gift = await Office.open(started.app, 'gift', ['gift']);
  started.app.now.set('2026-03-02T09:00+08:00');
});
afterAll(() => started?.close());

const sell = (region: string, n: number): Promise<string> =>
  started.app.within(gift.tenant, async () => {
    const commands = started.app.get(Commands);
    const { id } = await commands.execute(new CreateParty(createPartyInput.parse({ name: `门店 ${n}`, kinds: ['dealer'], region, email: `store${n}@shop.example` })));
    await commands.execute(new RecordSoldUnit(recordSoldUnitInput.parse({ partyId: id, productId: gift.product, batch: 'L-26', deliveredOn: '2026-02-01', quantity: { amount: '5000', unit: '台' } })));
    return id;
  });

const complain = (partyId: string) => gift.file({ partyId, endBy: '2026-03-06T18:00:00+08:00', lines: [{ productId: gift.product, batch: 'L-26', problem: '酒液浑浊' }] });

describe('complaints about one batch', () => {
  test('in two regions raises an alarm, waits for the sealed sample, and every holder gets one notice', async () => {
    const [east, south] = [await sell('华东', 1), await sell('华南', 2)];
    await sell('华北', 3);
    await complain(east);
    await complain(east);
    await started.app.settle();
    expect(expectOk(await gift.dan.http.get<{ rows: ContainmentRow[] }>('/api/containments')).rows).toEqual([]);
    await complain(south);
    await started.app.settle();
    const { rows: [alarm] } = expectOk(await gift.dan.http.get<{ rows: ContainmentRow[] }>('/api/containments'));
    const path = `/api/containments/${alarm!.id}`;
    const act = async (action: string, input: object = {}) => gift.dan.http.post<ContainmentView & Record<string, any>>(`${path}/${action}`, { version: expectOk(await gift.dan.http.get<ContainmentView>(path)).version, ...input });
    expect(expectOk(await gift.dan.http.get<ContainmentView>(path)).alarm).toMatchObject({ count: 3, ppm: 200, regions: 2, why: 'several-regions' });
    expectOk(await act('confirm'));
    expectOk(await act('contain', { measures: '停止发货' }));
    const recall = { instruction: '请停止销售并退回。' };
    expect((await act('decide-recall', recall)).body).toMatchObject({ status: 409, code: 'complaints.cannot-decide-recall', missing: ['sample-comparison'] });
    expectOk(await act('compare-sample', { sample: '封样 12', result: 'different', findings: '封样清澈' }));
    expect((await act('decide-recall', recall)).body.missing).toEqual(['sample-not-confirmed']);
    expectOk(await act('compare-sample', { sample: '封样 13', result: 'same', findings: '封样同样浑浊' }));
    const decided = expectOk(await act('decide-recall', recall));
    await started.app.settle();
    const told = started.mails.received.filter(({ subject }) => subject?.includes(decided.recall!.number));
    expect(new Set(told.map(({ envelope }) => envelope.to[0]))).toEqual(new Set(['store1@shop.example', 'store2@shop.example', 'store3@shop.example']));
    expect(told).toHaveLength(3);
    const { entries } = expectOk(await gift.dan.http.get<{ entries: { event: string }[] }>(`/api/timeline?type=recall&id=${decided.recall!.id}`));
    expect(entries.filter(({ event }) => event === 'mail.sent')).toHaveLength(3);
  });
});
