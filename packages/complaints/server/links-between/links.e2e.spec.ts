import { expectOk, Office, offer, startOffice, type StartedApp } from '@aftercare/complaints/testing';
import { AssignRole } from '@aftercare/identity/server';
import { Commands } from '@aftercare/kernel/server';
import { finance } from '@aftercare/workflow';
import type { ComplaintLink, ComplaintView, MergePreview } from '@aftercare/complaints';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let started: StartedApp;
let plain: Office;
let other: Office;

beforeAll(async () => {
  started = await startOffice();
  plain = await Office.open(started.app, 'plain');
  other = await Office.open(started.app, 'other');
});
afterAll(() => started?.close());
beforeEach(() => {
  started.app.now.set('2026-03-02T09:00+08:00');
  started.mails.received.length = 0;
});

const linksOf = async (id: string, by = plain.dan): Promise<ComplaintLink[]> => expectOk(await by.http.get<ComplaintLink[]>(`/api/complaints/${id}/links`));
const said = (links: ComplaintLink[]) => links.map(({ kind, side, complaint: { number } }) => `${kind} ${side} ${number}`).toSorted();
const twoLines = { lines: [{ productId: null, batch: 'B-1', problem: '外壳破损' }, { batch: 'B-2', problem: '噪音大' }] };

describe('a link', () => {
  test('is read from both sides, with its reason, and taken away by whoever handles complaints; both timelines say so', async () => {
    const [one, two] = [await plain.file(), await plain.file()];
    const path = `/api/complaints/${one.id}/links`;
    const [made] = expectOk(await plain.ann.http.post<ComplaintLink[]>(path, { to: two.id, kind: 'caused-by', reason: '同一次装车' }));
    expect(made).toMatchObject({ kind: 'caused-by', side: 'from', complaint: { number: two.number }, reason: '同一次装车', by: 'ann' });
    expect(said(await linksOf(two.id))).toEqual([`caused-by to ${one.number}`]);
    expect((await plain.ann.http.post(path, { to: two.id, kind: 'caused-by', reason: 'x' })).body.errors).toMatchObject([{ path: 'to', code: 'already-linked' }]);
    expect((await plain.ann.http.post(path, { to: one.id, kind: 'related', reason: 'x' })).body.errors).toMatchObject([{ path: 'to', code: 'itself' }]);
    const wrong = await plain.ann.http.post(path, { to: 'x', kind: 'split-from', reason: ' ', more: 1 });
    expect([wrong.status, wrong.body.errors.map((each: { path: string }) => each.path).toSorted()]).toEqual([400, ['kind', 'more', 'reason', 'to']]);
    for (const { id } of [one, two]) expect(await plain.events(id)).toContain('complaints.linked');
    const { body } = await plain.dan.http.get(`/api/timeline?type=complaint&id=${two.id}`);
    expect(body.entries.find((each: { event: string }) => each.event === 'complaints.linked').text).toBe(`${one.number} → ${two.number}  同一次装车`);

    expectOk(await plain.ann.http.post(`/api/complaints/${two.id}/links/${made!.link}/remove`, { reason: '弄错了' }));
    expect(await linksOf(one.id)).toEqual([]);
    expect((await plain.ann.http.post(`${path}/${made!.link}/remove`, { reason: 'x' })).status).toBe(404);
    expect((await plain.events(one.id)).at(-1)).toBe('complaints.unlinked');
  });

  test('needs both complaints to be seen: a hidden one, one of another tenant and an invented one are the same', async () => {
    const [mine, hidden, foreign] = [await plain.file(), await plain.file({}, plain.bo), await other.file()];
    for (const to of [hidden.id, foreign.id, crypto.randomUUID()]) expect(await plain.ann.http.post(`/api/complaints/${mine.id}/links`, { to, kind: 'related', reason: 'x' })).toMatchObject({ status: 404, body: { code: 'kernel.not-found' } });
    expect((await plain.ann.http.get(`/api/complaints/${hidden.id}/links`)).status).toBe(404);
    expectOk(await plain.dan.http.post(`/api/complaints/${mine.id}/links`, { to: hidden.id, kind: 'related', reason: 'x' }));
    expect(await linksOf(mine.id, plain.ann)).toEqual([]);
    const [seen] = await linksOf(mine.id);
    expect((await plain.ann.http.post(`/api/complaints/${mine.id}/links/${seen!.link}/remove`, { reason: 'x' })).status).toBe(404);
    expect(await linksOf(mine.id)).toHaveLength(1);
  });

  test('also shows what follows from what was done', async () => {
    const first = await plain.file();
    const complains = await plain.file({ aboutComplaintId: first.id });
    await plain.done(complains.id, 'mark-duplicate', { of: first.id });
    expect(said(await linksOf(first.id))).toEqual([`about to ${complains.number}`, `merged-into to ${complains.number}`]);
  });
});

describe('merging', () => {
  test('gives the other what it lacks, shows files and events with their origin, tells both contacts, and can be undone', async () => {
    const [one, two] = [await plain.file(), await plain.file({ ...twoLines, lines: [...twoLines.lines, { soldUnitId: plain.unit, problem: '同一台' }], contact: { name: '赵强', phone: '10000000755', email: 'zhao@huaning.example' } })];
    const form = new FormData();
    form.append('file', new Blob(['notes'], { type: 'text/plain' }), 'notes.txt');
    expectOk(await plain.ann.http.post(`/api/attachments?type=complaint&id=${two.id}`, form));
    await plain.done(two.id, 'offer', offer);

    const [preview] = expectOk(await plain.ann.http.get<MergePreview[]>(`/api/complaints/${one.id}/merge-preview?others=${two.id}`));
    expect(preview).toMatchObject({ lines: [{ problem: '外壳破损' }, { problem: '噪音大' }], alreadyThere: 1, actions: 0, offersWithdrawn: 1, files: 1, contact: { name: '赵强' }, because: [] });
    const merged = expectOk(await plain.ann.http.post<ComplaintView>(`/api/complaints/${one.id}/merge`, { version: one.version, others: [{ id: two.id, version: preview!.version }] }));
    expect(merged.lines.map(({ problem }) => problem)).toEqual(['通电后不制冷', '外壳破损', '噪音大']);
    expect(merged.assignment.firstResponsible).toBe(plain.ann.id);
    const gone = await plain.see(two.id);
    expect(gone).toMatchObject({ state: 'duplicate', duplicateOf: { id: one.id }, lines: [{ problem: '同一台' }], offers: [{ answer: 'withdrawn' }] });
    expect(gone.clocks.filter(({ outcome }) => outcome === null)).toEqual([]);
    expect(gone.clocks.find(({ deadline }) => deadline === 'complaints.resolution')!.outcome).toBe('withdrawn');

    const files = (await plain.ann.http.get(`/api/attachments?type=complaint&id=${one.id}`)).body;
    expect(files).toMatchObject([{ name: 'notes.txt', origin: { number: two.number } }]);
    expect((await plain.ann.http.get(`/api/attachments/${files[0].id}`)).status).toBe(200);
    const { body: timeline } = await plain.ann.http.get(`/api/timeline?type=complaint&id=${one.id}&limit=200`);
    expect(timeline.entries.filter((each: { origin: object | null }) => each.origin).map((each: { event: string }) => each.event)).toContain('complaints.solution-offered');
    const paged: string[] = [];
    for (let before: number | null = 1_000; before; ) {
      const { body }: { body: { entries: { seq: number; subject: { id: string } }[]; before: number | null } } = await plain.ann.http.get(`/api/timeline?type=complaint&id=${one.id}&limit=3&before=${before}`);
      paged.push(...body.entries.map(({ seq, subject }) => `${subject.id} ${seq}`));
      before = body.before;
    }
    expect(paged.toSorted()).toEqual(timeline.entries.map(({ seq, subject }: { seq: number; subject: { id: string } }) => `${subject.id} ${seq}`).toSorted());

    await started.app.settle();
    started.mails.received.length = 0;
    await plain.done(one.id, 'offer', offer);
    await started.app.settle();
    const told = started.mails.received.map(({ to, text }) => `${(to as unknown as { address: string }[])[0]!.address} ${/answer\//.test(text ?? '') ? 'may answer' : 'is told'}`);
    expect(told.toSorted()).toEqual(['li@huaning.example may answer', 'zhao@huaning.example is told']);
    await plain.done(one.id, 'answer', { answer: 'refused', reason: '太慢' });

    started.app.now.set('2026-03-04T09:00+08:00');
    const before = (await plain.see(two.id)).clocks.find(({ deadline }) => deadline === 'complaints.resolution')!;
    const back = await plain.done(two.id, 'reopen', { reason: '不是同一件事' }, plain.sue);
    expect(back).toMatchObject({ state: 'handling', duplicateOf: null });
    expect(back.lines.map(({ problem }) => problem).toSorted()).toEqual(['同一台', '噪音大', '外壳破损'].toSorted());
    expect(back.clocks.find(({ deadline, outcome }) => deadline === 'complaints.resolution' && outcome === null)!.explanation.dueAt).toBe(before.explanation.dueAt);
    expect((await plain.see(one.id)).lines).toHaveLength(1);
    expect(await plain.events(one.id)).toContain('complaints.merge-undone');
  });

  test('takes several at once or none, by the versions that were seen', async () => {
    const [one, two, three] = [await plain.file(), await plain.file(), await plain.file()];
    const merge = (others: object[], version = one.version, by = plain.ann) => by.http.post(`/api/complaints/${one.id}/merge`, { version, others });
    expect(await merge([{ id: two.id, version: 1 }, { id: three.id, version: 9 }])).toMatchObject({ status: 409, body: { code: 'kernel.stale-version' } });
    expect((await plain.see(two.id)).state).toBe('handling');
    expect((await merge([{ id: two.id, version: 1 }], 9)).body.code).toBe('kernel.stale-version');
    expect((await merge([{ id: two.id, version: 1 }, { id: two.id, version: 1 }, { id: one.id, version: 1 }])).body.errors).toMatchObject([{ path: 'others.1.id', code: 'repeated' }, { path: 'others.2.id', code: 'itself' }]);
    const foreign = await other.file();
    expect((await merge([{ id: foreign.id, version: 1 }])).status).toBe(404);
    expect((await plain.dan.http.get(`/api/complaints/${one.id}/merge-preview?others=${foreign.id}`)).status).toBe(404);
    expect((await merge([{ id: two.id, version: 1 }], 1, plain.kim)).status).toBe(403);
    expectOk(await merge([{ id: two.id, version: 1 }, { id: three.id, version: 1 }]));
    expect((await linksOf(one.id)).map(({ kind }) => kind)).toEqual(['merged-into', 'merged-into']);
  });

  test('is refused where the customer has accepted, where money was recovered, and for another customer; undoing, where the other has ended', async () => {
    const [one, two] = [await plain.file(), await plain.file()];
    await plain.done(two.id, 'offer', offer);
    const agreed = await plain.done(two.id, 'answer', { answer: 'accepted' });
    expect(agreed.actionsNow.find(({ action }) => action === 'mark-duplicate')).toMatchObject({ allowed: false, because: ['accepted-offer'] });
    expect((await plain.act(two.id, 'mark-duplicate', { of: one.id })).body).toMatchObject({ status: 409, code: 'complaints.cannot-merge', complaint: two.number, because: ['accepted-offer'] });

    const three = await plain.file();
    const cny = (amount: string) => ({ amount, currency: 'CNY' });
    await started.app.within(plain.tenant, () => started.app.get(Commands).execute(new AssignRole(finance, { personId: plain.dan.id })));
    const { id: claim } = expectOk(await plain.dan.http.post<{ id: string }>('/api/recoveries', { subject: { type: 'complaint', id: three.id }, payer: 'customer', partyId: plain.party, claimed: cny('10') }));
    expectOk(await plain.dan.http.post(`/api/recoveries/${claim}/agree`, { version: 1, amount: cny('10') }));
    expectOk(await plain.dan.http.post(`/api/recoveries/${claim}/receive`, { version: 2, amount: cny('5'), way: 'bank', receivedOn: '2026-03-02' }));
    expect((await plain.act(three.id, 'mark-duplicate', { of: one.id })).body).toMatchObject({ status: 409, complaint: three.number, because: ['received-recoveries'] });
    const [why] = expectOk(await plain.ann.http.get<MergePreview[]>(`/api/complaints/${one.id}/merge-preview?others=${three.id}`));
    expect(why!.because).toEqual(['received-recoveries']);

    const party = (await plain.ann.http.post('/api/parties', { name: '远山商贸', kinds: ['dealer'] })).body.id;
    const elsewhere = await plain.file({ partyId: party });
    expect((await plain.act(elsewhere.id, 'mark-duplicate', { of: one.id })).body.errors).toMatchObject([{ path: 'of', code: 'other-customer' }]);

    const four = await plain.file();
    await plain.done(four.id, 'mark-duplicate', { of: one.id });
    await plain.done(one.id, 'withdraw', { reason: '客户撤回' });
    expect((await plain.act(four.id, 'reopen', { reason: 'x' }, plain.sue)).body).toMatchObject({ status: 409, code: 'complaints.cannot-undo-merge', because: ['original-ended'] });
  });
});

describe('splitting', () => {
  test('makes a complaint of some lines: its deadlines are those of the original, however late it happens', async () => {
    const one = await plain.file({ ...twoLines, flags: ['media'], receivedAt: '2026-03-01T10:00:00+08:00' });
    started.app.now.set('2026-03-05T11:00+08:00');
    const split = expectOk(await plain.ann.http.post<ComplaintView>(`/api/complaints/${one.id}/split`, { version: one.version, lines: [one.lines[1]!.id], subject: '噪音' }));
    expect(split).toMatchObject({ subject: '噪音', content: one.content, party: one.party, channel: 'phone', receivedAt: one.receivedAt, openedAt: one.openedAt, flags: ['media'], state: 'handling', lines: [{ id: one.lines[1]!.id }] });
    expect(split.number).not.toBe(one.number);
    expect(split.assignment).toMatchObject({ owner: plain.ann.id, firstResponsible: plain.ann.id });
    const rest = await plain.see(one.id);
    expect(rest.lines.map(({ id }) => id)).toEqual([one.lines[0]!.id]);
    for (const { deadline, explanation } of split.clocks) expect(explanation.dueAt <= rest.clocks.find((clock) => clock.deadline === deadline)!.explanation.dueAt).toBe(true);
    expect(split.clocks.map(({ deadline }) => deadline).toSorted()).toEqual(rest.clocks.map(({ deadline }) => deadline).toSorted());
    expect(said(await linksOf(split.id))).toEqual([`split-from from ${one.number}`]);
    expect(said(await linksOf(one.id))).toEqual([`split-from to ${split.number}`]);
    expect(await plain.events(split.id)).toEqual(expect.arrayContaining(['complaints.filed', 'complaints.split-from']));
    const found = await plain.ann.http.get(`/api/complaints?q=${encodeURIComponent('噪音')}`);
    expect(found.body.rows.map(({ id }: { id: string }) => id)).toContain(split.id);
  });

  test('is refused for all lines, for unknown ones, for those of an open offer, for an old version and for what ended', async () => {
    const one = await plain.file(twoLines);
    const split = async (lines: string[], version?: number, by = plain.ann) => (await by.http.post(`/api/complaints/${one.id}/split`, { version: version ?? (await plain.see(one.id)).version, lines })).body;
    const [a, b] = one.lines.map(({ id }) => id) as [string, string];
    expect(await split([a, b])).toMatchObject({ status: 409, code: 'complaints.cannot-split', because: ['no-line-left'] });
    expect((await split([a, crypto.randomUUID(), a])).errors).toMatchObject([{ path: 'lines.1', code: 'unknown' }, { path: 'lines.2', code: 'repeated' }]);
    expect((await split([a], 9)).code).toBe('kernel.stale-version');
    expect((await split([a], 1, other.ann)).status).toBe(404);
    expect((await split([a], 1, plain.bo)).status).toBe(404);
    await plain.done(one.id, 'offer', { ...offer, remedies: [{ ...offer.remedies[0], lineId: a }] });
    expect(await split([a])).toMatchObject({ because: ['line-in-offer'] });
    expect((await split([b])).lines).toHaveLength(1);
    await plain.done(one.id, 'withdraw', { reason: 'x' });
    expect(await split([a])).toMatchObject({ because: ['has-ended', 'no-line-left'] });
  });

  test('and merging back lose no line', async () => {
    const one = await plain.file({ lines: [1, 2, 3].map((n) => ({ batch: `B-${n}`, problem: `问题${n}` })) });
    const split = expectOk(await plain.ann.http.post<ComplaintView>(`/api/complaints/${one.id}/split`, { version: 1, lines: [one.lines[0]!.id, one.lines[2]!.id] }));
    await plain.done(split.id, 'mark-duplicate', { of: one.id });
    const merged = await plain.see(one.id);
    expect(merged.lines.map(({ id }) => id).toSorted()).toEqual(one.lines.map(({ id }) => id).toSorted());
  });
});

describe('when customers are merged', () => {
  test('their complaints follow, each says so, and are found by the new name; one that is filed for the old record goes to the new one', async () => {
    const create = async (name: string) => (await plain.ann.http.post('/api/parties', { name, kinds: ['dealer'] })).body.id as string;
    const [stays, goes] = [await create('青山贸易'), await create('绿水贸易')];
    const filed = await plain.file({ partyId: goes });
    const merge = (by = plain.sue) => by.http.post(`/api/parties/${stays}/merge`, { version: 1, from: goes, fromVersion: 1 });
    expect((await merge(plain.ann)).status).toBe(403);
    expect((await plain.sue.http.get(`/api/parties/${goes}/merge-counts`)).body.cases).toMatchObject([{ title: { en: 'Complaint' }, count: 1 }]);
    expectOk(await merge());
    await started.app.settle();
    const moved = await plain.see(filed.id);
    expect(moved).toMatchObject({ party: { id: stays, name: '青山贸易' }, version: filed.version + 1 });
    expect(await plain.events(filed.id)).toContain('complaints.customer-followed');
    const find = async (q: string) => (await plain.dan.http.get(`/api/complaints?q=${encodeURIComponent(q)}`)).body.rows.map(({ id }: { id: string }) => id);
    expect(await find('青山贸易')).toEqual([filed.id]);
    const later = await plain.file({ partyId: goes });
    expect(later.party.id).toBe(stays);

    expectOk(await plain.ann.http.put(`/api/parties/${stays}`, { version: 2, name: '红石贸易' }));
    await started.app.settle();
    expect((await find('红石贸易')).toSorted()).toEqual([filed.id, later.id].toSorted());
    expect(await find('青山贸易')).toEqual([]);
  });
});
