import { NotFound } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sessionsEnded } from '../../domain/index.ts';
import { People } from '../people.ts';

/** Ends one session of a person (`{ id }`), or all but the one that asks (`{ except }`, the hash of its secret). */
export class EndPlaces extends Command<void> {
  constructor(
    readonly personId: string,
    readonly which: { readonly id: string } | { readonly except: string | undefined },
  ) {
    super();
  }
}

@CommandHandler(EndPlaces)
export class EndPlacesHandler implements ICommandHandler<EndPlaces> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly people: People,
  ) {}

  /** @throws NotFound */
  async execute({ personId, which }: EndPlaces): Promise<void> {
    if (!(await this.people.byId(personId))) throw new NotFound({ type: 'person', id: personId });
    const condition = 'id' in which ? sql`id = ${which.id}` : sql`token_hash is distinct from decode(${which.except ?? null}, 'hex')`;
    const sessions = await this.db.run(sql`delete from session where person_id = ${personId} and ${condition}`);
    if (sessions === 0 && 'id' in which) throw new NotFound({ type: 'session', id: which.id });
    if (sessions > 0) this.events.publish(sessionsEnded, personId, { sessions });
  }
}
