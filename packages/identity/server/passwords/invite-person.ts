import { Forbidden } from '@aftercare/kernel';
import { Commands, may, parseOrThrow } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { can, invitePersonInput, type InvitePersonInput } from '../../domain/index.ts';
import { CreatePerson } from '../create-person.ts';
import { SetPersonRoles } from '../set-person-roles.ts';
import { SendInvitation } from './send-invitation.ts';

/** Adds somebody, with roles if the actor may hand them out, and asks them by mail to choose a password. */
export class InvitePerson extends Command<{ id: string }> {
  constructor(readonly input: InvitePersonInput) {
    super();
  }
}

@CommandHandler(InvitePerson)
export class InvitePersonHandler implements ICommandHandler<InvitePerson> {
  constructor(private readonly commands: Commands) {}

  async execute({ input }: InvitePerson): Promise<{ id: string }> {
    const { roles, ...person } = parseOrThrow(invitePersonInput, input);
    if (roles.length > 0 && !may(can.manageRoles)) throw new Forbidden({ permission: can.manageRoles.id });
    const { id } = await this.commands.execute(new CreatePerson(person));
    await this.commands.execute(new SetPersonRoles(id, roles));
    await this.commands.execute(new SendInvitation(id));
    return { id };
  }
}
