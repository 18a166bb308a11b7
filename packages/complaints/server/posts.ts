import { Roles } from '@aftercare/identity/server';
import { Injectable } from '@nestjs/common';

/** Finds people by the posts that rules name. */
@Injectable()
export class Posts {
  constructor(private readonly roles: Roles) {}

  /**
   * The first holder of the first role that has one.
   * @param about whose superior is meant where a rule says so
   * @param others nobody of these
   */
  async firstOf(roles: readonly string[], about: string | null, others: readonly (string | null | undefined)[]): Promise<{ person: string; role: string } | undefined> {
    for (const role of roles) {
      const person = (await this.roles.holders(role, { personId: about })).find((each) => !others.includes(each));
      if (person) return { person, role };
    }
    return undefined;
  }

  /** Everybody who holds any of the roles. */
  async allOf(roles: readonly string[], about: string | null): Promise<string[]> {
    const found = new Set<string>();
    for (const role of roles) for (const person of await this.roles.holders(role, { personId: about })) found.add(person);
    return [...found];
  }
}
