import { defineServerPlugin, subscribe } from '@aftercare/kernel/server';
import { stepDone } from '@aftercare/workflow';
import { gift } from '../domain/index.ts';
import { PromiseDeferral } from './promise-deferral.ts';
import { TakeOverFacts } from './take-over-facts.ts';
import { acknowledged } from './templates/acknowledged.ts';
import { closed } from './templates/closed.ts';
import { deferred } from './templates/deferred.ts';
import { toExternalReview } from './templates/external-review.ts';
import { offered } from './templates/offered.ts';
import { updated } from './templates/updated.ts';

export { PromiseDeferral } from './promise-deferral.ts';
export { TakeOverFacts } from './take-over-facts.ts';
/** What gift writes to customers, by mail. */
export const giftTemplates = { acknowledged, deferred, updated, offered, toExternalReview, closed };

export default defineServerPlugin({
  manifest: gift,
  subscribers: [subscribe(stepDone, TakeOverFacts), subscribe(stepDone, PromiseDeferral)],
  templates: Object.values(giftTemplates),
});
