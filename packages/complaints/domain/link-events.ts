import { event, text } from '@aftercare/kernel';
import { party } from '@aftercare/directory';
import { z } from 'zod';
import { linkKind } from './link-kinds.ts';
import { complaint } from './resources.ts';

const id = z.uuid();
const about = { subject: complaint };

/** Published on both complaints; `relation` names the link, whose reason is kept with it. */
export const linked = event('complaints.linked', text('关联投诉', 'Linked'), z.object({ relation: id, other: id, kind: linkKind }), about);
export const unlinked = event('complaints.unlinked', text('取消关联', 'Link taken away'), z.object({ removal: id, other: id, kind: linkKind }), about);
/** Another complaint was merged into this one, with so many lines and promised actions. */
export const mergedIn = event('complaints.merged-in', text('并入投诉', 'Another complaint merged into it'), z.object({ complaint: id, lines: z.number().int(), actions: z.number().int() }), about);
/** Published on the one into which it had been merged. */
export const mergeUndone = event('complaints.merge-undone', text('撤销合并', 'Merge undone'), z.object({ complaint: id }), about);
/** Published on the original; the new one gets `splitFrom`. */
export const splitOff = event('complaints.split-off', text('拆分投诉', 'Split off'), z.object({ complaint: id, lines: z.number().int() }), about);
export const splitFrom = event('complaints.split-from', text('由拆分产生', 'Split from another complaint'), z.object({ complaint: id }), about);
/** Its customer's record was merged into another one. */
export const customerFollowed = event('complaints.customer-followed', text('客户档案合并', 'Customer merged'), z.object({ from: id, to: id }), about);
/** Complaints follow a change of their customer's record part by part: `from`, where it was merged; `after`: the last one that was reached, null when all were. */
export const customerCasesFollowed = event('complaints.customer-cases-followed', text('相关投诉已随客户档案更新', 'Complaints follow the record'), z.object({ from: id.nullable(), after: id.nullable(), count: z.number().int() }), { subject: party });
