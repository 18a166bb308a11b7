import { Authenticator, Db, Now, sql, Tenants, type Caller } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { employee, operate, WrongCsrf, WrongToken } from '../domain/index.ts';
import { Grants } from './grants.ts';
import { csrfOf, hashOf, sameSecret } from './secrets.ts';
import { SessionCookie } from './session-cookie.ts';

/** What one look-up tells about a caller. */
interface Found {
  readonly tenant: string;
  readonly revision: number;
  readonly person: string;
  readonly roles: string[];
  readonly departments: string[];
  /** Whether they run the installation. */
  readonly operator: boolean;
}

const bearerOf = ({ headers }: FastifyRequest): string | undefined => /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Says who calls, by session cookie or API token, in one round trip to the database. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly grants: Grants,
    private readonly cookie: SessionCookie,
    private readonly now: Now,
  ) {
    super();
  }

  /** @throws WrongToken @throws WrongCsrf */
  async authenticate(request: FastifyRequest): Promise<Caller | undefined> {
    const token = bearerOf(request);
    if (token) {
      const caller = await this.byToken(token);
      if (!caller) throw new WrongToken({});
      return caller;
    }
    const secret = this.cookie.read(request);
    const caller = secret === undefined ? undefined : await this.bySession(secret);
    if (caller && !safeMethods.has(request.method) && !sameSecret(request.headers['x-csrf-token'], csrfOf(secret!))) throw new WrongCsrf({});
    return caller;
  }

  override async stands(request: FastifyRequest): Promise<boolean> {
    const token = bearerOf(request);
    const secret = token ?? this.cookie.read(request);
    if (secret === undefined) return false;
    const [row] = await this.db.across<{ stands: boolean }>(sql`select secret_stands(decode(${hashOf(secret)}, 'hex'), ${this.now.iso()}::timestamptz) as stands`);
    return row!.stands;
  }

  bySession(secret: string): Promise<Caller | undefined> {
    return this.find(sql`select session_caller(decode(${hashOf(secret)}, 'hex'), ${this.now.iso()}::timestamptz) as found`);
  }

  private byToken(token: string): Promise<Caller | undefined> {
    return this.find(sql`select token_caller(decode(${hashOf(token)}, 'hex'), ${this.now.iso()}::timestamptz) as found`);
  }

  private async find(call: ReturnType<typeof sql<{ found: Found | null }>>): Promise<Caller | undefined> {
    const [row] = await this.db.across(call);
    if (!row?.found) return undefined;
    const { tenant: id, revision, person, roles: mapped, departments, operator } = row.found;
    const tenant = await this.tenants.get(id, revision);
    const roles = [...mapped, employee.id];
    const { permissions: granted, sight } = await this.grants.together(tenant, roles);
    const permissions = operator ? new Set([...granted, operate.id]) : granted;
    return { tenant, actor: { kind: 'person', id: person, permissions, sight, departments, roles } };
  }
}
