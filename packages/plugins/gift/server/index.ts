import { judged } from '@aftercare/complaints';
import { defineServerPlugin, subscribe } from '@aftercare/kernel/server';
import { clockBreached } from '@aftercare/workflow';
import { gift } from '../domain/index.ts';
import { ClaimFromCarrier } from './claim-from-carrier.ts';
import { FineForPassingOn } from './fine-for-passing-on.ts';
import { acknowledged } from './templates/acknowledged.ts';
import { closed } from './templates/closed.ts';
import { deferred } from './templates/deferred.ts';
import { toExternalReview } from './templates/external-review.ts';
import { offered } from './templates/offered.ts';
import { updated } from './templates/updated.ts';

/** What gift writes to customers, by mail. */
export const giftTemplates = { acknowledged, deferred, updated, offered, toExternalReview, closed };

export default defineServerPlugin({
  manifest: gift,
  subscribers: [subscribe(clockBreached, FineForPassingOn), subscribe(judged, ClaimFromCarrier)],
  templates: Object.values(giftTemplates),
});

/** What gift does by itself when something happens. */
export const giftReactions = { FineForPassingOn, ClaimFromCarrier };
