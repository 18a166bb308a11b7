import { contact, fileComplaintInput } from '@aftercare/complaints';
import { text, type Text } from '@aftercare/kernel';
import type { z } from 'zod';

/** Where a field of the paper form lives: the schema that takes it in, and whether the customer has to agree to it. */
interface RecordField {
  readonly title: Text;
  readonly path: string;
  readonly schema: z.ZodType;
  readonly readBack: boolean;
}

/**
 * FM-01, the User Complaint Record. It is no document of its own: the case is the record. `readBack` fields are confirmed
 * by filing with `readBack: true` or by the action `confirm`; before that a case does not leave its intake.
 */
export const userComplaintRecord: readonly RecordField[] = [
  { title: text('名称', 'Name'), path: 'contact.name', schema: contact.shape.name, readBack: true },
  { title: text('地址', 'Address'), path: 'contact.address', schema: contact.shape.address, readBack: true },
  { title: text('联系电话', 'Telephone number'), path: 'contact.phone', schema: contact.shape.phone, readBack: true },
  { title: text('投诉内容', 'Content of the complaint'), path: 'content', schema: fileComplaintInput.shape.content, readBack: true },
  { title: text('处理期限', 'Deadline'), path: 'endBy', schema: fileComplaintInput.shape.endBy, readBack: false },
];
