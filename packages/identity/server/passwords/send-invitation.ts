import { NotFound, ref } from '@aftercare/kernel';
import { currentTenant, Db, Events, Settings, sql } from '@aftercare/kernel/server';
import { Outbox } from '@aftercare/mail/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { HasLeft, HasPassword, invitationHours, invited, person, personInvited } from '../../domain/index.ts';
import { People } from '../people.ts';
import { PasswordLinks } from './password-links.ts';

/** Asks somebody by mail to choose their first password; again if they were asked before. */
export class SendInvitation extends Command<void> {
  constructor(readonly personId: string) {
    super();
  }
}

@CommandHandler(SendInvitation)
export class SendInvitationHandler implements ICommandHandler<SendInvitation> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly settings: Settings,
    private readonly people: People,
    private readonly links: PasswordLinks,
    private readonly outbox: Outbox,
  ) {}

  /** @throws NotFound @throws HasLeft @throws HasPassword */
  async execute({ personId }: SendInvitation): Promise<void> {
    const them = await this.people.byId(personId);
    if (!them) throw new NotFound({ type: 'person', id: personId });
    if (!them.active) throw new HasLeft({});
    if (await this.db.row(sql`select 1 from credential where person_id = ${personId}`)) throw new HasPassword({});
    const { link, expiresAt } = await this.links.make(personId, 'invitation', this.settings.read(invitationHours));
    const { code, name: company } = currentTenant();
    const vars = { name: them.name, company, code, email: them.email, link, validUntil: new Date(expiresAt) };
    await this.outbox.send(invited, { to: { address: them.email, name: them.name, ...(them.locale ? { locale: them.locale } : {}) }, subject: ref(person, personId), vars });
    this.events.publish(personInvited, personId, { expiresAt });
  }
}
