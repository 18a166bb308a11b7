import { Questions } from '@aftercare/kernel/server';
import { People } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import { partyNames } from '../../domain/index.ts';

type Named = { id: string; name: string } | null;

/** Ids of parties and people, as rows keep them, for names. */
export interface Unnamed {
  readonly partyId: string | null;
  readonly personId: string | null;
  readonly byId?: string | null;
  readonly decidedById?: string | null;
}

/** Gives names to a whole page of rows in two questions. */
@Injectable()
export class PayerNames {
  constructor(
    private readonly people: People,
    private readonly questions: Questions,
  ) {}

  /** @returns how to call a party, and how to call somebody of ours */
  async of(rows: readonly Unnamed[], more: readonly (string | null)[] = []): Promise<{ party: (id: string | null) => Named; person: (id: string | null) => Named }> {
    const ids = [...new Set(rows.flatMap(({ partyId }) => partyId ?? []))];
    const parties = new Map((ids.length ? await this.questions.ask(partyNames, { ids }) : []).map((each) => [each.id, each]));
    const people = await this.people.names([...rows.flatMap(({ personId, byId, decidedById }) => [personId, byId, decidedById]), ...more].filter((id) => id != null));
    return { party: (id) => (id ? (parties.get(id) ?? null) : null), person: (id) => (id ? { id, name: people.get(id)?.name ?? '' } : null) };
  }
}
