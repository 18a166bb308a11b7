import type { Journaled } from '@aftercare/kernel';
import { Db, Events, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { standingChanged } from '../domain/index.ts';

/** A confirmed sanction took a party's qualification away: nothing new is sold through it. */
@Injectable()
export class CancelParty {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
  ) {}

  async handle({ payload: { kind, partyId, sanction } }: Journaled<{ kind: string; partyId: string | null; sanction: string }>): Promise<void> {
    if (kind !== 'cancel-qualification' || !partyId) return;
    const cancelled = await this.db.run(sql`update party set standing = 'cancelled', version = version + 1, changed_at = ${this.now.iso()} where id = ${partyId} and standing <> 'cancelled'`);
    if (cancelled) this.events.publish(standingChanged, partyId, { standing: 'cancelled', sanction });
  }
}
