import { slot } from '@aftercare/kernel/admin';

/** The end of the top bar, before the person's own menu: where a bell may hang. */
export const topBarEnd = slot<object>('kernel.top-bar-end');
