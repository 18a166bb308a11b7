import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { type disposeInput } from '../../domain/index.ts';
import { Holders } from './holders.ts';

/** What came back was destroyed, or went back to stock or to the supplier. */
export class DisposeOfGoods extends Command<void> {
  constructor(
    readonly recall: string,
    readonly holder: string,
    readonly input: z.output<typeof disposeInput>,
  ) {
    super();
  }
}

@CommandHandler(DisposeOfGoods)
export class DisposeOfGoodsHandler implements ICommandHandler<DisposeOfGoods> {
  constructor(private readonly holders: Holders) {}

  /** @throws MoreThanThere when it is more than came back */
  async execute({ recall, holder: id, input }: DisposeOfGoods): Promise<void> {
    const holder = await this.holders.take(recall, id, input.version);
    await this.holders.save(await this.holders.moveGoods(holder, input.as, input.quantity, input.note));
  }
}
