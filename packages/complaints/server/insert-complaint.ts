import { sql } from '@aftercare/kernel/server';
import type { Complaint } from './complaint.entity.ts';

const columnOf = (property: string): string => property.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Writes a new complaint that the ORM does not hold, as one value. */
export function insertComplaint(complaint: Complaint): ReturnType<typeof sql> {
  const row = Object.fromEntries(Object.entries(complaint).map(([property, value]) => [columnOf(property), value as unknown]));
  const columns = sql.raw(Object.keys(row).join(', '));
  return sql`insert into complaint (${columns}) select ${columns} from jsonb_populate_record(null::complaint, ${JSON.stringify(row)}::jsonb)`;
}
