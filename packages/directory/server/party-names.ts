import { Injectable } from '@nestjs/common';
import { Parties } from './parties.ts';

/** What parties are called on the papers of other departments. */
@Injectable()
export class PartyNames {
  constructor(private readonly parties: Parties) {}

  async answer({ ids }: { ids: string[] }): Promise<{ id: string; name: string }[]> {
    return [...(await this.parties.names(ids)).values()].map(({ id, name }) => ({ id, name }));
  }
}
