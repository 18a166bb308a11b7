import { currentActor, Db, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { KeepDraftInput } from '../../domain/index.ts';

/** Keeps what somebody typed and did not send yet; null drops it. */
export class KeepDraft extends Command<void> {
  constructor(
    readonly key: string,
    readonly value: KeepDraftInput['value'] | null,
  ) {
    super();
  }
}

@CommandHandler(KeepDraft)
export class KeepDraftHandler implements ICommandHandler<KeepDraft> {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  async execute({ key, value }: KeepDraft): Promise<void> {
    if (value === null) await this.db.run(sql`delete from draft where person_id = ${currentActor().id} and key = ${key}`);
    else
      await this.db.run(sql`
        insert into draft (person_id, key, value, kept_at) values (${currentActor().id}, ${key}, ${JSON.stringify(value)}::jsonb, ${this.now.iso()})
        on conflict (tenant_id, person_id, key) do update set value = excluded.value, kept_at = excluded.kept_at`);
  }
}
