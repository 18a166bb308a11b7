import { Commands, currentActor, Db, Events, Now, sql, wrongField } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { passwordChanged, type ChangePasswordInput } from '../domain/index.ts';
import { Attempts, countersOf, type Counter } from './attempts.ts';
import { verifyPassword } from './password.ts';
import { Passwords } from './passwords.ts';
import { People } from './people.ts';

/** Keeps a person's new password and signs them out everywhere else. */
export class KeepPassword extends Command<void> {
  constructor(
    readonly personId: string,
    readonly hash: string,
    readonly sessionHash: string | undefined,
    readonly counters: readonly Counter[],
  ) {
    super();
  }
}

@CommandHandler(KeepPassword)
export class KeepPasswordHandler implements ICommandHandler<KeepPassword> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly attempts: Attempts,
    private readonly now: Now,
  ) {}

  async execute({ personId, hash, sessionHash, counters }: KeepPassword): Promise<void> {
    await this.db.run(sql`
      insert into credential (person_id, hash, changed_at) values (${personId}, ${hash}, ${this.now.iso()})
      on conflict (tenant_id, person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`);
    await this.db.run(sql`delete from session where person_id = ${personId} and token_hash is distinct from decode(${sessionHash ?? null}, 'hex')`);
    await this.attempts.forgive(counters);
    this.events.publish(passwordChanged, personId, {});
  }
}

/** A person's own change of password. Hashing is done before the transaction. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly passwords: Passwords,
    private readonly people: People,
    private readonly attempts: Attempts,
    private readonly commands: Commands,
  ) {}

  /** @throws TooManyAttempts as at sign-in: whoever finds an open screen must not guess @throws InvalidInput */
  async run({ current, next }: ChangePasswordInput, address: string, sessionHash: string | undefined): Promise<void> {
    const personId = currentActor().id!;
    const person = await this.people.byId(personId);
    this.passwords.check(next, 'next', person?.email);
    if (next === current) throw wrongField('next', 'password-unchanged', 'The new password is the old one.');
    const counters = countersOf(`password of ${personId}`, address);
    await this.attempts.begin(counters);
    if (!(await verifyPassword(current, await this.passwords.of(personId)))) throw wrongField('current', 'wrong-password', 'This is not your password.');
    await this.commands.execute(new KeepPassword(personId, await this.passwords.choose(next, 'next'), sessionHash, counters));
  }
}
