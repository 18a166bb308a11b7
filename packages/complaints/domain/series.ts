import { series, text } from '@aftercare/kernel';

export const complaintNumber = series('complaints.number', text('投诉编号', 'Complaint number'), 'C-{YYYY}{MM}-{seq:4}', { gapless: true });
