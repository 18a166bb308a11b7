import { NotFound } from '@aftercare/kernel';
import { sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PauseInput } from '../../domain/index.ts';
import { Subjects } from '../subjects.ts';
import { ClockRows, type StoredClock } from './clock-rows.ts';
import { Clocks } from './clocks.ts';

/** Pauses one clock by hand, with the reason; resumes it without one. */
export class TurnClock extends Command<void> {
  constructor(
    readonly id: string,
    readonly pause: PauseInput | null,
  ) {
    super();
  }
}

@CommandHandler(TurnClock)
export class TurnClockHandler implements ICommandHandler<TurnClock> {
  constructor(
    private readonly rows: ClockRows,
    private readonly clocks: Clocks,
    private readonly subjects: Subjects,
  ) {}

  async execute({ id, pause }: TurnClock): Promise<void> {
    const [stored] = await this.rows.lock(sql`c.id = ${id}`);
    if (!stored) throw new NotFound({ type: 'clock', id });
    await this.allowed(stored);
    await (pause ? this.clocks.pauseStored(stored, pause) : this.clocks.resumeStored(stored));
  }

  private async allowed({ id, subject }: StoredClock): Promise<void> {
    await this.subjects.change(subject).catch((error: unknown) => {
      throw error instanceof NotFound ? new NotFound({ type: 'clock', id }) : error;
    });
  }
}
