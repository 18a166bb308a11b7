import type { TestApp } from '@aftercare/kernel/testing';
import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { changed, type Attack, type Path, type Route } from './attack.fixture.ts';
import type { Office } from './office.fixture.ts';
import { Rehearsal } from './rehearsal.fixture.ts';
import type { Row } from './tables.fixture.ts';

/** A place in a request where an id goes. */
export interface Field {
  readonly route: Route;
  readonly in: 'path' | 'query' | 'body';
  readonly at: Path;
  /** Where the kind of record stands that the id is of. */
  readonly typeAt?: Path;
}

/** A request but for the id in question. */
export interface Setting {
  readonly who: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What is said about an id, without the id. */
export interface Answered {
  readonly status: number;
  readonly said: string;
  readonly type: unknown;
}

export const nameOf = ({ route: { method, path }, in: where, at }: Field): string => `${method} ${path} ${where} ${at.join('.')}`;
export const routeOf = ({ method, path }: Route): string => `${method} ${path}`;

/** Names that do not tell the table of their ids. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  person: ['person'], people: ['person'], to: ['person', 'complaint'], leader: ['person'], owner: ['person'], responsible: ['person'], manager: ['person'], salesperson: ['person'], successor: ['person'], mention: ['person'],
  parent: ['department'], heads_of: ['department'], of: ['complaint', 'party'], from: ['party'], about_complaint: ['complaint'], other: ['complaint'], replacing: ['authority_request'], approval: ['authority_request'], file: ['attachment'],
  place: ['session'], token: ['api_token'], pause: ['clock_interval'], link: ['complaint_relation'], check: ['effectiveness_check'], cost: ['cost_line'],
};
/** Ids that are described as mere text. */
const texts = new Set(['others']);
const snake = (name: string): string => name.replace(/Ids?$/, '').replaceAll('-', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');

/** How many of a tenant's own ids are tried before a field counts as never looked at. */
const mostTried = 8;
const mostPaths = 12;

/** Every place of the API where an id goes, and requests in which it is looked at. */
export class Matrix {
  readonly routes: readonly Route[];
  readonly fields: readonly Field[];
  private readonly rehearsal: Rehearsal;

  constructor(
    private readonly app: TestApp,
    private readonly attack: Attack,
    private readonly office: Office,
    private readonly own: ReadonlyMap<string, readonly Row[]>,
  ) {
    this.rehearsal = new Rehearsal(app);
    this.routes = attack.routes;
    this.fields = attack.routes.flatMap((route) => this.fieldsOf(route));
  }

  private fieldsOf(route: Route): Field[] {
    const isId = ({ name, schema }: Route['parameters'][number]) => texts.has(name) || [schema?.format, ...(schema?.anyOf ?? []).map(({ format }) => format)].includes('uuid');
    const named = new Set(route.parameters.map(({ name }) => name));
    const asked = route.parameters.filter(isId).map((each): Field => {
      const type = each.name.replace(/^id$/, 'type').replace(/^about(Id)?$/, 'aboutType');
      return { route, in: each.in, at: [each.name], ...(each.in === 'query' && type !== each.name && named.has(type) ? { typeAt: [type] } : {}) };
    });
    const fields = route.body ? this.attack.fields(route.body) : [];
    const sent = fields.filter(({ format }) => format === 'uuid').map(({ at }): Field => {
      const type = [...at.slice(0, -1), 'type'];
      const typed = at.length > 1 && at.at(-1) === 'id' && fields.some((each) => each.at.join() === type.join());
      return { route, in: 'body', at, ...(typed ? { typeAt: type } : {}) };
    });
    return [...asked, ...sent];
  }

  /** The tables that the ids of a field are of; all when its name does not tell. */
  tablesOf({ route, in: where, at, typeAt }: Field): string[] {
    if (typeAt) return ['complaint'];
    const known = [...this.own.keys()];
    const parts = route.path.split('/');
    const last = String(at.findLast((each) => typeof each === 'string'));
    const before = where === 'path' ? parts[parts.indexOf(`{${last}}`) - 1]! : String(at.findLast((each) => typeof each === 'string' && !/^ids?$/.test(each)) ?? parts[2]);
    const of = (name: string) => {
      const one = singular(snake(name));
      return known.filter((table) => aliases[one]?.includes(table) ?? (table === one || table.endsWith(`_${one}`)));
    };
    const found = /^ids?$/.test(last) ? of(before) : [...of(last), ...(of(last).length ? [] : of(before))];
    return found.length ? found : known;
  }

  /** Ids that fit the path of a route, and the row that the last is of. */
  private *paths(route: Route): Generator<{ params: Record<string, string>; row: Row | undefined }, void> {
    const ids = this.fieldsOf(route).filter((each) => each.in === 'path');
    const last = ids.at(-1);
    if (!last) return yield { params: {}, row: undefined };
    for (const table of this.tablesOf(last)) {
      for (const row of this.own.get(table)!) {
        if (ids.length === 1) yield { params: { [last.at[0]!]: row.id }, row };
        else for (const parent of this.tablesOf(ids[0]!).flatMap((each) => this.own.get(each)!)) if (Object.values(row).includes(parent.id)) yield { params: { [ids[0]!.at[0]!]: parent.id, [last.at[0]!]: row.id }, row: 'version' in row ? row : parent };
      }
    }
  }

  /** Requests in which a field could be looked at, most likely first. */
  private *settings(field: Field): Generator<Setting, void> {
    const { route } = field;
    const needed = Object.fromEntries(route.parameters.filter((each) => each.in === 'query' && each.required).map(({ name, schema }) => [name, this.attack.valueOf(name, schema)]));
    for (const who of ['admin', 'jiangyue', 'tangyi']) {
      for (const { params, row } of [...this.paths(route)].slice(0, mostPaths)) {
        for (const only of [field.in === 'body' ? field.at : [], undefined]) {
          const body = route.body && this.attack.body(route.body, '', only);
          yield { who, params, query: needed, body: row && 'version' in row && body && typeof body === 'object' && 'version' in body ? { ...body, version: row['version'] } : body };
          if (!route.body) break;
        }
      }
    }
  }

  /** The request in which one of the tenant's own ids is answered otherwise than one that nobody has; undefined when there is none. */
  async reach(field: Field): Promise<Setting | undefined> {
    const own = this.tablesOf(field).map((table) => this.own.get(table)!);
    const rows = own.length > 3 ? own.flatMap((each) => each.slice(0, 1)) : own.flat();
    for (const setting of this.settings(field)) {
      const rehearse = (id: string) => this.rehearse(field, setting, id);
      const unknown = await rehearse(randomUUID());
      if (unknown.status === 403 && field.in !== 'body') continue;
      const related = ({ ...row }: Row) => Number(Object.values(setting.params).some((id) => Object.values(row).includes(id)));
      const mine = field.in === 'path' ? [setting.params[String(field.at[0])]!] : rows.toSorted((a, b) => related(b) - related(a)).slice(0, mostTried * own.length).map(({ id }) => id);
      for (const id of mine) {
        const answered = await rehearse(id);
        if (answered.status < 500 && !same(answered, unknown)) return setting;
      }
    }
    return undefined;
  }

  /** The likeliest request of those in which a field could be looked at. */
  anyOf(field: Field): Setting {
    const [first] = this.settings(field);
    if (!first) throw new Error(`The tenant has nothing for ${nameOf(field)}.`);
    return first;
  }

  /** As `ask`, and nothing of it stays. */
  rehearse(field: Field, setting: Setting, id: string, type?: string): Promise<Answered> {
    return this.rehearsal.of(this.office.made.tenant, () => this.ask(field, setting, id, type));
  }

  /** What a field's id is answered with. @param type the kind of record, where the request says it */
  async ask({ route, in: where, at, typeAt }: Field, { who, params, query, body }: Setting, id: string, type = 'complaint'): Promise<Answered> {
    const at0 = String(at[0]);
    const path = this.attack.url(route, { ...params, ...(where === 'path' ? { [at0]: id } : {}) }).split('?')[0]!;
    const asked = new URLSearchParams({ ...query, ...(where === 'query' ? { [at0]: id, ...(typeAt ? { [String(typeAt[0])]: type } : {}) } : {}) });
    const sent = where === 'body' ? changed(typeAt ? changed(body, typeAt, type) : body, at, id) : body;
    const authorization = `Bearer ${this.office.made.tokens.get(this.office.addressOf(who))}`;
    const request = { method: route.method, url: asked.size ? `${path}?${asked.toString()}` : path, headers: { authorization }, ...(sent === undefined ? {} : { payload: sent }) } as InjectOptions;
    const { statusCode: status, body: said, headers } = await this.app.nest.getHttpAdapter().getInstance().inject(request);
    return { status, said: said.replaceAll(id, '{id}'), type: headers['content-type'] };
  }
}

export const same = (one: Answered, other: Answered): boolean => one.status === other.status && one.said === other.said && one.type === other.type;
