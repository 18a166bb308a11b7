import { currentActor } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NoticePreferences } from '../../domain/index.ts';
import { Preferences } from './preferences.ts';

/** How the current actor wants to hear of things. */
export class SetPreferences extends Command<void> {
  constructor(readonly ways: NoticePreferences) {
    super();
  }
}

@CommandHandler(SetPreferences)
export class SetPreferencesHandler implements ICommandHandler<SetPreferences> {
  constructor(private readonly preferences: Preferences) {}

  execute({ ways }: SetPreferences): Promise<void> {
    return this.preferences.set(currentActor().id!, ways);
  }
}
