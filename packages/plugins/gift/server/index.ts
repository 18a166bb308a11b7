import { defineServerPlugin } from '@aftercare/kernel/server';
import { gift } from '../domain/index.ts';
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
  templates: Object.values(giftTemplates),
});
