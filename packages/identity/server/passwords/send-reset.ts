import { NotFound, ref } from '@aftercare/kernel';
import { currentTenant, Db, Events, Settings, sql } from '@aftercare/kernel/server';
import { Outbox } from '@aftercare/mail/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { HasLeft, HasNoPassword, passwordReset, person, resetAsked, resetHours } from '../../domain/index.ts';
import { People } from '../people.ts';
import { PasswordLinks } from './password-links.ts';

/** Mails somebody a link by which they choose a new password. The old one works until they do. */
export class SendReset extends Command<void> {
  constructor(readonly personId: string) {
    super();
  }
}

@CommandHandler(SendReset)
export class SendResetHandler implements ICommandHandler<SendReset> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly people: People,
    private readonly links: PasswordLinks,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NotFound @throws HasLeft @throws HasNoPassword */
  async execute({ personId }: SendReset): Promise<void> {
    const them = await this.people.byId(personId);
    if (!them) throw new NotFound({ type: 'person', id: personId });
    if (!them.active) throw new HasLeft({});
    if (!(await this.db.row(sql`select 1 from credential where person_id = ${personId}`))) throw new HasNoPassword({});
    const { link, expiresAt } = await this.links.make(personId, 'reset', this.settings.read(resetHours));
    const vars = { name: them.name, company: currentTenant().name, link, validUntil: new Date(expiresAt) };
    await this.outbox.send(passwordReset, { to: { address: them.email, name: them.name, ...(them.locale ? { locale: them.locale } : {}) }, subject: ref(person, personId), vars });
    this.events.publish(resetAsked, personId, { expiresAt });
  }
}
