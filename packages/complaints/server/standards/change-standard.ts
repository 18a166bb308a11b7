import { domainError } from '@aftercare/kernel';
import { Events } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { standardPublished, standardRetired, standardRevised, type DraftStandardInput } from '../../domain/index.ts';
import { KnownGoods } from './known-goods.ts';
import { StandardRows } from './standard-rows.ts';

export class StandardDoesNotFit extends domainError<{ state: string }>('complaints.standard-does-not-fit', 409, ({ state }) => `This entry of the handling standard is ${state}.`) {}

/** What somebody who publishes the handling standard does with one of its entries; the version before is kept. */
export type StandardChange = { readonly act: 'revise'; readonly content: DraftStandardInput } | { readonly act: 'publish' } | { readonly act: 'retire'; readonly reason: string };

export class ChangeStandard extends Command<void> {
  constructor(
    readonly id: string,
    readonly version: number,
    readonly change: StandardChange,
  ) {
    super();
  }
}

@CommandHandler(ChangeStandard)
export class ChangeStandardHandler implements ICommandHandler<ChangeStandard> {
  constructor(
    private readonly rows: StandardRows,
    private readonly goods: KnownGoods,
    private readonly events: Events,
  ) {}

  /** @throws StandardDoesNotFit for one that is retired and is to be retired, or published and to be published */
  async execute({ id, version: seen, change }: ChangeStandard): Promise<void> {
    const standard = await this.rows.take(id, seen);
    const { state } = standard;
    if ((change.act === 'publish' && state === 'published') || (change.act === 'retire' && state === 'retired')) throw new StandardDoesNotFit({ state });
    if (change.act === 'revise') {
      await this.goods.check(change.content, standard);
      this.events.publish(standardRevised, id, { version: await this.rows.save(standard, change.content) });
    } else if (change.act === 'publish') this.events.publish(standardPublished, id, { version: await this.rows.save(standard, { state: 'published', retireReason: null }) });
    else this.events.publish(standardRetired, id, { version: await this.rows.save(standard, { state: 'retired', retireReason: change.reason }) });
  }
}
