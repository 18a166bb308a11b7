import { Commands, Db, newId, Now, sql, systemActor, Tenants, withTenant } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { TooManyAttempts, WrongCredentials, type SignInInput } from '../domain/index.ts';
import { attemptSpan, countersOf } from './attempts.ts';
import { OpenSession } from './open-session.ts';
import { hashPassword, isOutdated, verifyPassword } from './password.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Where a request comes from, as the sign-in log keeps it. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string;
}

interface Known {
  readonly retryAfter?: number;
  readonly tenant?: string;
  readonly person?: string | null;
  readonly hash?: string | null;
}

/** Company, e-mail and password against a new session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: Db,
    private readonly tenants: Tenants,
    private readonly commands: Commands,
    private readonly now: Now,
  ) {}

  /**
   * Every refusal looks alike and takes the same work, so nobody learns which companies and people there are.
   * @throws TooManyAttempts @throws WrongCredentials
   */
  async run({ company, email, password }: SignInInput, { address, userAgent }: Origin): Promise<{ secret: string; seconds: number }> {
    const counters = countersOf(`${company} ${email}`, address);
    const [row] = await this.db.across<{ known: Known | null }>(sql`
      select begin_sign_in(${company}, ${email}, ${JSON.stringify(counters)}::jsonb, ${this.now.iso()}::timestamptz, ${attemptSpan}::interval) as known`);
    const { retryAfter, tenant: id, person, hash } = row?.known ?? {};
    if (retryAfter) throw new TooManyAttempts({ retryAfter });
    const right = await verifyPassword(password, hash ?? undefined);
    if (!right || !id || !person || !hash) {
      await this.db.across(sql`select log_refused_sign_in(${id ?? null}::uuid, ${newId()}::uuid, ${person ?? null}::uuid, ${this.now.iso()}::timestamptz, ${address}, ${userAgent})`);
      throw new WrongCredentials({});
    }
    const secret = newSecret();
    const rehashed = isOutdated(hash) ? await hashPassword(password) : undefined;
    const tenant = await this.tenants.get(id);
    const { seconds } = await withTenant(tenant, systemActor, () => this.commands.execute(new OpenSession(person, hashOf(secret), { address, userAgent, counters, rehashed })));
    return { secret, seconds };
  }
}
