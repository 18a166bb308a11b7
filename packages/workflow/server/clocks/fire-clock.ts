import { Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ClockRows } from './clock-rows.ts';
import { ClockWatch } from './watch-clock.ts';

/** Looks at a clock that seems to be due. @returns whether anything was, and is now said */
export class FireClock extends Command<boolean> {
  constructor(readonly id: string) {
    super();
  }
}

@CommandHandler(FireClock)
export class FireClockHandler implements ICommandHandler<FireClock> {
  constructor(
    private readonly rows: ClockRows,
    private readonly watch: ClockWatch,
    private readonly now: Now,
  ) {}

  async execute({ id }: FireClock): Promise<boolean> {
    // Whoever holds the lock fires it, and leaves it with a later moment or none.
    const [stored] = await this.rows.lock(sql`c.id = ${id} and c.next_at <= ${this.now.iso()}`, true);
    return stored ? this.watch.look(stored) : false;
  }
}
