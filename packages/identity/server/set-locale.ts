import type { Locale } from '@aftercare/kernel';
import { currentActor, Db, Events, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { localeChanged } from '../domain/index.ts';

/** A person's own language: of the console and of the mails that they get. */
export class SetLocale extends Command<void> {
  constructor(readonly locale: Locale) {
    super();
  }
}

@CommandHandler(SetLocale)
export class SetLocaleHandler implements ICommandHandler<SetLocale> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
  ) {}

  async execute({ locale }: SetLocale): Promise<void> {
    const id = currentActor().id!;
    const changed = await this.db.run(sql`update person set locale = ${locale} where id = ${id} and locale is distinct from ${locale}`);
    if (changed) this.events.publish(localeChanged, id, { locale });
  }
}
