import { ref, text, type Journaled } from '@aftercare/kernel';
import { Commands, currentTenant, Db, sql } from '@aftercare/kernel/server';
import { CorrectiveReader, ReopenEffectiveness } from '@aftercare/workflow/server';
import { Injectable } from '@nestjs/common';
import { complaint } from '../../domain/index.ts';

/** The same defect at the same customer again: whatever was done about the earlier complaint had no lasting effect, so its check begins anew. */
@Injectable()
export class ReopenChecks {
  constructor(
    private readonly db: Db,
    private readonly correctives: CorrectiveReader,
    private readonly commands: Commands,
  ) {}

  async handle({ subject: { id }, payload: { of } }: Journaled<{ of: string }>): Promise<void> {
    const again = await this.db.row<{ number: string }>(sql`select number from complaint where id = ${id}`);
    const why = text(`同一客户、产品与缺陷再次投诉：${again!.number}`, `The same customer complains of the same defect again: ${again!.number}`)[currentTenant().locale];
    for (const action of await this.correctives.idsAbout(ref(complaint, of))) await this.commands.execute(new ReopenEffectiveness(action, why));
  }
}
