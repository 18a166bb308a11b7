import type { TestApp } from '@aftercare/kernel/testing';
import { MailServer } from '@aftercare/mail/testing';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiDescription } from './describe-api.ts';
import { plugins } from './modules.ts';
import { Attack } from './testing/attack.fixture.ts';
import { openBusyCompanies, stepped } from './testing/busy-company.fixture.ts';
import { Matrix, nameOf, routeOf, same, type Answered, type Field, type Setting } from './testing/matrix.fixture.ts';
import { startWhole, type Office } from './testing/office.fixture.ts';
import { columnsOf, fingerprint, newestRows, usualIds, type Column, type Row } from './testing/tables.fixture.ts';
import { answersAlike, takesNoId, unreached } from './testing/without-id.fixture.ts';

let mails: MailServer;
let app: TestApp;
let north: Office;
let south: Office;
let columns: Column[];
let own: Map<string, Row[]>;
let foreign: Map<string, Row[]>;
let matrix: Matrix;
const reached = new Map<Field, Setting>();

beforeAll(async () => {
  mails = await MailServer.start();
  app = await startWhole(mails, { plugins: [...plugins, stepped], logger: false });
  [north, south] = (await openBusyCompanies(app, mails, 'north', 'south')) as [Office, Office];
  columns = await columnsOf(app);
  [own, foreign] = [await newestRows(app, north, columns, 40), await newestRows(app, south, columns, 3)];
  const attack = new Attack(apiDescription(app.nest), usualIds(north, own));
  matrix = new Matrix(app, attack, north, own);
  for (const field of matrix.fields) {
    const setting = await matrix.reach(field);
    if (setting) reached.set(field, setting);
  }
}, 180_000);
afterAll(async () => {
  await app?.close();
  await mails?.stop();
});

/** Those of routes that work within a tenant. */
const fields = () => matrix.fields.filter(({ route }) => !route.path.startsWith('/api/installation/'));
const tenantOf = (office: Office) => fingerprint(app, office, columns);
const changedIn = (before: Record<string, string>, after: Record<string, string>): string[] => Object.keys(after).filter((table) => before[table] !== after[table]);

/** Ids of the other tenant, with the kind of record to say they are of: several of those that the field is of, and some of all others, so that every table's turn comes with every third field. */
function asked(field: Field, n: number): [type: string, id: string][] {
  const likely = new Set(matrix.tablesOf(field));
  const ids = [...foreign].flatMap(([table, rows], turn) => (likely.size < 4 && likely.has(table) ? rows : turn % 3 === n % 3 ? rows.slice(0, 1) : []).map(({ id }): [string, string] => ['complaint', id]));
  const subjects = field.typeAt ? foreign.get('journal')!.map((row): [string, string] => [String(row['subject_type']), String(row['subject_id'])]) : [];
  return [...ids, ...subjects];
}

describe('every route', () => {
  test('that takes ids is tried here; of every other it is said why it takes none', () => {
    const tried = new Set(matrix.fields.map(({ route }) => routeOf(route)));
    const all = matrix.routes.map(routeOf);
    expect(all.filter((route) => !tried.has(route) && !(route in takesNoId))).toEqual([]);
    expect(Object.keys(takesNoId).filter((route) => tried.has(route) || !all.includes(route))).toEqual([]);
  });

  test('looks at the ids that are tried', () => {
    expect(fields().filter((field) => !reached.has(field)).map(nameOf).toSorted()).toEqual(Object.keys(unreached).toSorted());
  });

  test('answers for another tenant’s id as for one that nobody has, and changes nothing', async () => {
    // A token that was not used for long notes that it is.
    for (const who of ['admin', 'jiangyue', 'tangyi']) await north.as(who).get('/api/session');
    await app.settle();
    const before = [await tenantOf(north), await tenantOf(south)];
    const wrong: string[] = [];
    for (const [n, field] of fields().entries()) {
      const setting = reached.get(field) ?? matrix.anyOf(field);
      const alike = nameOf(field) in answersAlike;
      const ask = (id: string, type: string) => (alike ? matrix.rehearse(field, setting, id, type) : matrix.ask(field, setting, id, type));
      const unknown = new Map<string, Answered>();
      for (const [type, id] of asked(field, n)) {
        if (!unknown.has(type)) unknown.set(type, await ask(randomUUID(), type));
        const [said, answered] = [unknown.get(type)!, await ask(id, type)];
        if (alike ? answered.status !== said.status : !same(said, answered)) wrong.push(`${nameOf(field)}: ${type} ${id} is answered ${JSON.stringify(answered).slice(0, 400)} instead of ${JSON.stringify(said).slice(0, 400)}`);
        if (said.status < 400 && field.route.method !== 'GET' && !alike) wrong.push(`${nameOf(field)}: an id that nobody has is answered ${said.status}`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
    await app.settle();
    expect([changedIn(before[0]!, await tenantOf(north)), changedIn(before[1]!, await tenantOf(south))]).toEqual([[], []]);
  }, 180_000);

  test('previews no approval instead of another tenant’s', async () => {
    const request = own.get('authority_request')![0]!;
    const preview = (replacing: string) => north.as('admin').post('/api/approvals/preview', { subject: { type: request['subject_type'], id: request['subject_id'] }, items: [{ kind: 'refund', amount: { amount: '1.00', currency: 'CNY' }, batch: null }], replacing: [replacing] });
    expect([(await preview(request.id)).status, (await preview(foreign.get('authority_request')![0]!.id)).status, (await preview(randomUUID())).status]).toEqual([200, 404, 404]);
  });
});
