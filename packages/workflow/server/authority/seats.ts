import { superior } from '@aftercare/kernel';
import { currentActor } from '@aftercare/kernel/server';
import { Delegations, Roles } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';
import type { Seat } from '../../domain/index.ts';

/** In which roles people sign. Nobody signs what they asked for, nor does whoever stands in for the asker in that place. */
@Injectable()
export class Seats {
  constructor(
    private readonly roles: Roles,
    private readonly delegations: Delegations,
  ) {}

  /** The current actor's, for a request of this asker. */
  async mine(asker: string | null): Promise<Seat[]> {
    const { kind, id: me } = currentActor();
    if (kind !== 'person' || !me || me === asker) return [];
    const own = (await this.delegations.own(me)).map((role): Seat => ({ role, for: null }));
    return [...own, ...(await this.given(me, asker)), ...(await this.asSuperior(me, asker))];
  }

  /** Who may sign in any of these roles for a request of this asker. */
  async holders(roles: readonly string[], asker: string | null): Promise<string[]> {
    const found = new Set<string>();
    for (const role of roles) {
      for (const person of await this.roles.holders(role, { personId: asker })) {
        if (person !== asker && (asker === null || (await this.delegations.actingFor(person, role, { personId: asker })) !== asker)) found.add(person);
      }
    }
    return [...found];
  }

  private async given(me: string, asker: string | null): Promise<Seat[]> {
    const seats: Seat[] = [];
    for (const { fromId, roles } of await this.delegations.of(me)) {
      if (fromId === asker) continue;
      for (const role of await this.delegations.own(fromId)) if (roles === null || roles.includes(role)) seats.push({ role, for: fromId });
    }
    return seats;
  }

  private async asSuperior(me: string, asker: string | null): Promise<Seat[]> {
    if (!asker || !(await this.roles.holds(me, superior.id, { personId: asker }))) return [];
    return [{ role: superior.id, for: await this.delegations.actingFor(me, superior.id, { personId: asker }) }];
  }
}
