import { may } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { can, masked, type PartyView } from '../domain/index.ts';
import { Parties } from './parties.ts';
import { Salespeople } from './salespeople.ts';

/** A party as the caller may see it. */
export class ShowParty extends Query<PartyView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ShowParty)
export class ShowPartyHandler implements IQueryHandler<ShowParty> {
  constructor(
    private readonly parties: Parties,
    private readonly salespeople: Salespeople,
  ) {}

  async execute({ id }: ShowParty): Promise<PartyView> {
    const [party] = await this.salespeople.name([await this.parties.get(id)]);
    return may(can.seeContacts) ? { ...party!, masked: false } : { ...masked(party!), contacts: party!.contacts.map(masked), masked: true };
  }
}
