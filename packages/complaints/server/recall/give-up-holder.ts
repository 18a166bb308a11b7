import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { NeverTried, type giveUpInput } from '../../domain/index.ts';
import { Holders } from './holders.ts';

/** A holder cannot be found: what they still have is written off as unreachable. */
export class GiveUpHolder extends Command<void> {
  constructor(
    readonly recall: string,
    readonly holder: string,
    readonly input: z.output<typeof giveUpInput>,
  ) {
    super();
  }
}

@CommandHandler(GiveUpHolder)
export class GiveUpHolderHandler implements ICommandHandler<GiveUpHolder> {
  constructor(private readonly holders: Holders) {}

  /** @throws NeverTried @throws MoreThanThere when nothing is left with them */
  async execute({ recall, holder: id, input }: GiveUpHolder): Promise<void> {
    const holder = await this.holders.take(recall, id, input.version);
    if (holder.attempts === 0) throw new NeverTried({ holder: id });
    await this.holders.save(await this.holders.moveGoods(holder, 'give-up', holder.open, input.note));
  }
}
