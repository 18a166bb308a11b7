import { NotFound } from '@aftercare/kernel';
import { Events } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { invitationRevoked } from '../../domain/index.ts';
import { PasswordLinks } from './password-links.ts';

/** The link that was sent opens nothing any more. @throws NotFound when none is open */
export class RevokeInvitation extends Command<void> {
  constructor(readonly personId: string) {
    super();
  }
}

@CommandHandler(RevokeInvitation)
export class RevokeInvitationHandler implements ICommandHandler<RevokeInvitation> {
  constructor(
    private readonly links: PasswordLinks,
    private readonly events: Events,
  ) {}

  async execute({ personId }: RevokeInvitation): Promise<void> {
    if ((await this.links.revoke(personId)) === 0) throw new NotFound({ type: 'invitation', id: personId });
    this.events.publish(invitationRevoked, personId, {});
  }
}
