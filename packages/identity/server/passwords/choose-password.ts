import { currentTenant, Commands, Db, Events, Now, Settings, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { passwordChanged, passwordLength, type PasswordLinkView } from '../../domain/index.ts';
import { Passwords } from '../passwords.ts';
import { People } from '../people.ts';
import { PasswordLinks, type OpenLink } from './password-links.ts';

/** Keeps the password that somebody chose by a link, which ends all their sessions. */
export class KeepChosenPassword extends Command<void> {
  constructor(
    readonly link: OpenLink,
    readonly hash: string,
  ) {
    super();
  }
}

@CommandHandler(KeepChosenPassword)
export class KeepChosenPasswordHandler implements ICommandHandler<KeepChosenPassword> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly links: PasswordLinks,
    private readonly now: Now,
  ) {}

  async execute({ link, hash }: KeepChosenPassword): Promise<void> {
    await this.links.use(link);
    await this.db.run(sql`
      insert into credential (person_id, hash, changed_at) values (${link.personId}, ${hash}, ${this.now.iso()})
      on conflict (tenant_id, person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`);
    await this.db.run(sql`delete from session where person_id = ${link.personId}`);
    this.events.publish(passwordChanged, link.personId, {});
  }
}

/** What the page of a link shows, and what it does. Hashing is done before the transaction. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly links: PasswordLinks,
    private readonly passwords: Passwords,
    private readonly people: People,
    private readonly settings: Settings,
    private readonly commands: Commands,
  ) {}

  /** @throws LinkOver */
  show(token: string): Promise<PasswordLinkView> {
    return this.links.within(token, async ({ kind, personId }) => {
      const { name, email, locale } = (await this.people.byId(personId))!;
      const { name: company, code, locale: standard } = currentTenant();
      return { kind, name, email, company, code, locale: locale ?? standard, least: this.settings.read(passwordLength) };
    });
  }

  /** @throws LinkOver @throws InvalidInput; then the link can still be used */
  run(token: string, password: string): Promise<void> {
    return this.links.within(token, async (link) => {
      const { email } = (await this.people.byId(link.personId))!;
      await this.commands.execute(new KeepChosenPassword(link, await this.passwords.choose(password, 'password', email)));
    });
  }
}
