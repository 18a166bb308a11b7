import { email, text } from '@aftercare/kernel';
import { secretLink } from '@aftercare/mail';
import { z } from 'zod';

const line = z.string().max(300);
const about = {
  number: line,
  subject: line,
  customer: line,
  /** Who answers for the case, by name. */
  handler: line,
};

/** `byLetter`: it came by letter, so the customer may have left no telephone number. */
export const acknowledged = email('complaints.acknowledged', text('受理通知', 'Acknowledgement'), z.object({ ...about, receivedAt: z.date(), answerBy: z.date().nullable(), content: z.string().max(4_000), byLetter: z.boolean() }));
export const deferred = email('complaints.deferred', text('延期答复通知', 'Deferral'), z.object({ ...about, reason: z.string().max(2_000), promisedAt: z.date() }));
/** `change` says what changed; `promisedAt` is null where nothing is promised. */
export const updated = email('complaints.updated', text('进展通知', 'Change of state or promised date'), z.object({ ...about, change: line, promisedAt: z.date().nullable() }));
export const offered = email('complaints.offered', text('解决方案', 'Solution offered'), z.object({ ...about, solution: z.string().max(4_000), acceptUrl: secretLink(), refuseUrl: secretLink(), validUntil: z.date() }));
export const toExternalReview = email('complaints.external-review', text('外部评审告知', 'External review'), z.object({ ...about, bodyName: line, bodyAddress: line }));
/** To everybody who holds goods of a recalled batch. `goods`: product and batch as on the label. */
export const recallNotice = email('complaints.recall-notice', text('召回通知', 'Recall notice'), z.object({ number: line, customer: line, goods: line, quantity: line, instruction: z.string().max(4_000), handler: line }));
export const closed = email('complaints.closed', text('书面结案通知', 'Written closing notice'), z.object({ ...about, answers: z.string().max(8_000), cause: z.string().max(2_000), measure: z.string().max(2_000), closedAt: z.date() }));
