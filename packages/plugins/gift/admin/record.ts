import type { ComplaintView } from '@aftercare/complaints';
import type { Text } from '@aftercare/kernel';
import { userComplaintRecord } from '@aftercare/plugin-gift';

export interface RecordEntry {
  readonly path: string;
  readonly title: Text;
  readonly there: boolean;
}

const at = (value: unknown, path: string): unknown => path.split('.').reduce<unknown>((found, name) => (found as Record<string, unknown> | null | undefined)?.[name], value);

/** What the customer has to agree to before an intake counts, and whether it is in the record. */
export const recordOf = (complaint: ComplaintView): RecordEntry[] => userComplaintRecord.filter(({ readBack }) => readBack).map(({ path, title }) => ({ path, title, there: Boolean(at(complaint, path)) }));
