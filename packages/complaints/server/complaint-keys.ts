import { Db, sql } from '@aftercare/kernel/server';
import { Parties } from '@aftercare/directory/server';
import { Injectable } from '@nestjs/common';
import type { Complaint } from './complaint.entity.ts';
import { numberKeys, phoneKeys, wordKeys } from './search-keys.ts';

interface Numbers {
  readonly orderNumber: string | null;
  readonly batch: string | null;
  readonly serial: string | null;
}

/** What a complaint is found by: written again whenever one of these texts changes. */
@Injectable()
export class ComplaintKeys {
  constructor(
    private readonly db: Db,
    private readonly parties: Parties,
  ) {}

  /** All but its number, which is drawn last. */
  write({ id, subject, content, contact }: Complaint, customer: string, lines: readonly Numbers[]): void {
    this.add(id, [
      ...[subject, content, customer, contact.name].flatMap(wordKeys),
      ...phoneKeys(contact.phone),
      ...lines.flatMap(({ orderNumber, batch, serial }) => [orderNumber, batch, serial].flatMap(numberKeys)),
    ]);
  }

  writeNumber({ id, number }: Complaint): void {
    this.add(id, numberKeys(number));
  }

  async rewrite(complaint: Complaint): Promise<void> {
    const customer = (await this.parties.names([complaint.partyId])).get(complaint.partyId)?.name ?? '';
    const lines = await this.db.rows<Numbers>(sql`select order_number as "orderNumber", batch, serial from complaint_line where complaint_id = ${complaint.id}`);
    await this.db.run(sql`delete from complaint_key where complaint_id = ${complaint.id}`);
    this.write(complaint, customer, lines);
    this.writeNumber(complaint);
  }

  private add(id: string, keys: readonly string[]): void {
    this.db.later(sql`insert into complaint_key (key, complaint_id) select value, ${id}::uuid from jsonb_array_elements_text(${JSON.stringify([...new Set(keys)])}::jsonb) on conflict do nothing`);
  }
}
