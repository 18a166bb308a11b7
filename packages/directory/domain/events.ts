import { event, text } from '@aftercare/kernel';
import { z } from 'zod';
import { party, partyKind, standing } from './party.ts';
import { product } from './product.ts';
import { soldUnit } from './sold-unit.ts';

const changed = { fields: z.array(z.string()) };

export const partyCreated = event('directory.party-created', text('客户已建档', 'Customer created'), z.object({ code: z.string(), kinds: z.array(partyKind), salespersonId: z.uuid().nullable() }), { subject: party });
/** Names the fields only: what stood in them may be personal. */
export const partyChanged = event('directory.party-changed', text('客户资料已修改', 'Customer changed'), z.object({ ...changed, salespersonId: z.uuid().nullable() }), { subject: party });
/** `sanction`: the one that was confirmed. */
export const standingChanged = event('directory.standing-changed', text('资格变更', 'Standing changed'), z.object({ standing, sanction: z.uuid().nullable() }), { subject: party });
/** Published on the one that stays; cases of all modules follow it. */
export const partyMerged = event('directory.party-merged', text('客户档案已合并', 'Customer merged into it'), z.object({ from: z.uuid(), into: z.uuid() }), { subject: party });
/** The same, where the timeline of the archived record is read. */
export const partyMergedAway = event('directory.party-merged-away', text('档案已并入其他客户', 'Merged into another customer'), z.object({ into: z.uuid() }), { subject: party });
export const contactAdded = event('directory.contact-added', text('联系人已添加', 'Contact added'), z.object({ contactId: z.uuid() }), { subject: party });
export const contactChanged = event('directory.contact-changed', text('联系人已修改', 'Contact changed'), z.object({ contactId: z.uuid(), ...changed }), { subject: party });
export const contactRemoved = event('directory.contact-removed', text('联系人已删除', 'Contact removed'), z.object({ contactId: z.uuid() }), { subject: party });

export const productCreated = event('directory.product-created', text('产品已建档', 'Product created'), z.object({ code: z.string() }), { subject: product });
export const productChanged = event('directory.product-changed', text('产品资料已修改', 'Product changed'), z.object(changed), { subject: product });

export const soldUnitRecorded = event('directory.sold-unit-recorded', text('售出产品已登记', 'Sold unit recorded'), z.object({ partyId: z.uuid(), productId: z.uuid(), salespersonId: z.uuid().nullable() }), { subject: soldUnit });
