import type { Story } from './story.ts';

export const giftStories: readonly Story[] = [];
