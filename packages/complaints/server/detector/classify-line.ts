import { NotFound, ref } from '@aftercare/kernel';
import { Db, Events, sql } from '@aftercare/kernel/server';
import { Products } from '@aftercare/directory/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { complaint as complaintResource, complaintRepeated, factsRevised, type classifyLineInput, type FromCode } from '../../domain/index.ts';
import { Cases } from '../cases.ts';
import { refuse, wrong } from '../wrong-fields.ts';
import { Repeats } from './repeats.ts';

interface Line {
  readonly id: string;
  readonly productId: string | null;
  readonly batch: string | null;
  readonly supplierLot: string | null;
  readonly defect: string | null;
}

/** Says which goods a line is about and what is wrong with them, once that is known better. What is absent stays as it is. */
export class ClassifyLine extends Command<void> {
  constructor(
    readonly id: string,
    readonly lineId: string,
    readonly input: FromCode<z.output<typeof classifyLineInput>>,
  ) {
    super();
  }
}

@CommandHandler(ClassifyLine)
export class ClassifyLineHandler implements ICommandHandler<ClassifyLine> {
  constructor(
    private readonly db: Db,
    private readonly cases: Cases,
    private readonly repeats: Repeats,
    private readonly products: Products,
    private readonly events: Events,
  ) {}

  /** @throws NotFound for a line of another complaint too */
  async execute({ id, lineId, input: { version, ...given } }: ClassifyLine): Promise<void> {
    const complaint = await this.cases.take(id, version, 'revise');
    const lines = await this.db.rows<Line>(sql`select id, product_id as "productId", batch, supplier_lot as "supplierLot", defect from complaint_line where complaint_id = ${id} order by position`);
    const before = lines.find((line) => line.id === lineId);
    if (!before) throw new NotFound(ref(complaintResource, lineId));
    const line: Line = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
    refuse([
      ...this.repeats.unknownDefects([line]).map((problem) => ({ ...problem, path: 'defect' })),
      ...(line.productId !== null && !(await this.products.names([line.productId])).has(line.productId) ? [wrong('productId', 'unknown')] : []),
    ]);
    await this.db.run(sql`update complaint_line set product_id = ${line.productId}, batch = ${line.batch}, supplier_lot = ${line.supplierLot}, defect = ${line.defect} where id = ${lineId}`);
    const repeated = complaint.repeatOfId;
    Object.assign(complaint, await this.repeats.of(complaint, lines.map((each) => (each.id === lineId ? line : each))));
    const { severity, flags, amount } = complaint.facts();
    this.events.publish(factsRevised, id, { fields: ['lines'], severity, flags, amount });
    if (complaint.repeatOfId && complaint.repeatOfId !== repeated) this.events.publish(complaintRepeated, id, { of: complaint.repeatOfId, repeats: complaint.repeats });
    await this.cases.settle(complaint);
  }
}
