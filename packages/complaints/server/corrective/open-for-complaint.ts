import { ref } from '@aftercare/kernel';
import { Commands, Db, sql } from '@aftercare/kernel/server';
import { Products } from '@aftercare/directory/server';
import { OpenCorrectiveAction } from '@aftercare/workflow/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, type FromCode, type openForComplaintInput } from '../../domain/index.ts';
import { Cases } from '../cases.ts';
import { refuse, wrong } from '../wrong-fields.ts';
import { CountCorrectives } from './count-correctives.ts';

/** Opens a corrective action about a complaint, with what is known of the product carried over. */
export class OpenForComplaint extends Command<{ id: string }> {
  constructor(
    readonly id: string,
    readonly input: FromCode<z.output<typeof openForComplaintInput>>,
  ) {
    super();
  }
}

interface Line {
  readonly productId: string | null;
  readonly batch: string | null;
  readonly defect: string | null;
}

@CommandHandler(OpenForComplaint)
export class OpenForComplaintHandler implements ICommandHandler<OpenForComplaint> {
  constructor(
    private readonly cases: Cases,
    private readonly db: Db,
    private readonly products: Products,
    private readonly commands: Commands,
    private readonly counts: CountCorrectives,
  ) {}

  async execute({ id, input: { version, title, severity, leaderId, beforeClosing, lineId } }: OpenForComplaint): Promise<{ id: string }> {
    const complaint = await this.cases.take(id, version);
    const line = await this.db.row<Line>(sql`select product_id as "productId", batch, defect from complaint_line where complaint_id = ${id} and ${lineId === null ? sql`true` : sql`id = ${lineId}`} order by position limit 1`);
    if (lineId !== null && !line) refuse([wrong('lineId', 'unknown')]);
    const product = line?.productId ? (await this.products.names([line.productId])).get(line.productId) : undefined;
    const opened = await this.commands.execute(
      new OpenCorrectiveAction({
        about: ref(complaintResource, id), title: title ?? complaint.subject, severity: severity ?? complaint.severity ?? 'medium', leaderId, beforeClosing,
        product: product ? { id: product.id, name: product.name } : null, batch: line?.batch ?? null, defect: line?.defect ?? null,
      }),
    );
    await this.counts.take(complaint);
    await this.cases.settle(complaint);
    return opened;
  }
}
