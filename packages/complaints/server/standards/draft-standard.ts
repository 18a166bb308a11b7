import { Events } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { standardDrafted, type DraftStandardInput } from '../../domain/index.ts';
import { KnownGoods } from './known-goods.ts';
import { StandardRows } from './standard-rows.ts';

interface LearntFrom {
  readonly complaint?: string | null;
  readonly corrective?: string | null;
}

/** Writes a draft into the handling standard. One corrective action leaves one draft: `null` for the second. */
export class DraftStandard extends Command<string | null> {
  constructor(
    readonly content: DraftStandardInput,
    readonly from: LearntFrom = {},
  ) {
    super();
  }
}

@CommandHandler(DraftStandard)
export class DraftStandardHandler implements ICommandHandler<DraftStandard> {
  constructor(
    private readonly rows: StandardRows,
    private readonly goods: KnownGoods,
    private readonly events: Events,
  ) {}

  /** @throws InvalidInput for what somebody writes; what was learnt holds what its case does */
  async execute({ content, from: { complaint = null, corrective = null } }: DraftStandard): Promise<string | null> {
    if (!complaint && !corrective) await this.goods.check(content);
    const id = await this.rows.insert(content, { complaint, corrective });
    if (id) this.events.publish(standardDrafted, id, { kind: content.kind, complaint, corrective });
    return id;
  }
}
