import { NotFound } from '@aftercare/kernel';
import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { operatorNamed, operatorRemoved, person } from '../../domain/index.ts';
import { People } from '../people.ts';

/** Who of the current company runs the installation. Named by command only; what writes must run inside a transaction. */
@Injectable()
export class Operators {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly people: People,
    private readonly now: Now,
  ) {}

  /** @throws NotFound for nobody who works here */
  async name(email: string): Promise<void> {
    const them = await this.people.byEmail(email);
    if (!them?.active) throw new NotFound({ type: person.name, id: email });
    if (await this.set(them.id, true)) this.events.publish(operatorNamed, them.id, {});
  }

  /** @throws NotFound for an unknown person */
  async remove(email: string): Promise<void> {
    const them = await this.people.byEmail(email);
    if (!them) throw new NotFound({ type: person.name, id: email });
    await this.end(them.id);
  }

  /** Nothing happens when they are none. */
  async end(personId: string): Promise<void> {
    if (await this.set(personId, false)) this.events.publish(operatorRemoved, personId, {});
  }

  private async set(personId: string, named: boolean): Promise<boolean> {
    return (await this.db.row<{ touched: boolean }>(sql`select name_operator(${personId}::uuid, ${named}, ${this.now.iso()}::timestamptz) as touched`))!.touched;
  }
}
