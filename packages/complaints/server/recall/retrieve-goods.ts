import { Now } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type retrieveInput } from '../../domain/index.ts';
import { Holders } from './holders.ts';

/** Goods came back from a holder. */
export class RetrieveGoods extends Command<void> {
  constructor(
    readonly recall: string,
    readonly holder: string,
    readonly input: z.output<typeof retrieveInput>,
  ) {
    super();
  }
}

@CommandHandler(RetrieveGoods)
export class RetrieveGoodsHandler implements ICommandHandler<RetrieveGoods> {
  constructor(
    private readonly holders: Holders,
    private readonly now: Now,
  ) {}

  /** @throws MoreThanThere when it is more than the holder still has */
  async execute({ recall, holder: id, input }: RetrieveGoods): Promise<void> {
    const holder = await this.holders.take(recall, id, input.version);
    const now = await this.holders.moveGoods(holder, 'retrieve', input.quantity, input.note);
    await this.holders.save({ ...now, reachedAt: holder.reachedAt ?? this.now.iso() });
  }
}
