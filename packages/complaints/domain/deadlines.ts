import { deadline, text } from '@aftercare/kernel';

export const firstContact = deadline('complaints.first-contact', text('首次联系', 'First contact'));
export const answer = deadline('complaints.answer', text('答复', 'Answer'));
export const resolution = deadline('complaints.resolution', text('结案', 'Closing'));
/** The moment at which the customer was promised to hear from us. */
export const promisedNotice = deadline('complaints.promised-notice', text('承诺回复', 'Promised notice'));
export const followUp = deadline('complaints.follow-up', text('回访', 'Follow-up'));
