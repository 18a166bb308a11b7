import type { Journaled } from '@aftercare/kernel';
import { Commands, Db, sql } from '@aftercare/kernel/server';
import type { correctiveMoved } from '@aftercare/workflow';
import { CorrectiveReader } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { complaint as complaintResource, type ComplaintType, type StandardKind } from '../../domain/index.ts';
import type { Complaint } from '../complaint.entity.ts';
import { DraftStandard } from './draft-standard.ts';

type Moved = z.output<typeof correctiveMoved.schema>;
interface Line {
  readonly productId: string | null;
  readonly defect: string | null;
}

/** Drafts what a closed case or a lasting corrective action taught. */
@Injectable()
export class Learn {
  constructor(
    private readonly db: Db,
    private readonly commands: Commands,
    private readonly correctives: CorrectiveReader,
  ) {}

  /** A case's solution is what the customer accepted, else what was done about it; without either there is nothing to keep. */
  async fromCase({ id, subject, type, causeCategory, corrective, preventive, summary }: Complaint, kind: StandardKind): Promise<void> {
    const offer = await this.db.row<{ solution: string }>(sql`select solution from complaint_offer where complaint_id = ${id} and answer = 'accepted' order by id desc limit 1`);
    const solution = offer?.solution ?? corrective ?? summary;
    if (!solution) return;
    const line = await this.db.row<Line>(sql`select product_id as "productId", defect from complaint_line where complaint_id = ${id} order by position limit 1`);
    await this.commands.execute(new DraftStandard({ kind, title: subject, type, productId: line?.productId ?? null, defect: line?.defect ?? null, causeCategory: causeCategory ?? null, solution, prevention: preventive ?? null }, { complaint: id }));
  }

  /** Of one about a complaint that is closed as effective, where its end says that it is to be kept. */
  async handle({ subject, payload: { about, to, intoStandard } }: Journaled<Moved>): Promise<void> {
    if (to !== 'effective' || !intoStandard || about.type !== complaintResource.name) return;
    const { title, product, defect, causeCode, solution, prevention } = await this.correctives.lesson(subject.id);
    const found = await this.db.row<{ type: ComplaintType }>(sql`select type from complaint where id = ${about.id}`);
    if (!solution || !found) return;
    // The corrective action's defect may be words of its own; a standard bears a code of the catalogue, as lines do.
    const known = defect === null ? undefined : await this.db.row(sql`select 1 from complaint_line where complaint_id = ${about.id} and defect = ${defect} limit 1`);
    await this.commands.execute(new DraftStandard({ kind: 'solution', title, type: found.type, productId: product, defect: known ? defect : null, causeCategory: causeCode, solution, prevention }, { complaint: about.id, corrective: subject.id }));
  }
}
