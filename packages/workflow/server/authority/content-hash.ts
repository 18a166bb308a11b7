import { createHash } from 'node:crypto';
import { approvalContent, type ApprovalContent } from '../../domain/index.ts';

/** SHA-256 of the content written in one way only, whatever the order of its keys. */
export const contentHash = (content: ApprovalContent): string => createHash('sha256').update(JSON.stringify(ordered(approvalContent.parse(content)))).digest('hex');

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, ordered(each)]));
}
