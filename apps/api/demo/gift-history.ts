import { giftBatches } from './gift-batches.ts';
import { giftImprovements } from './gift-improvements.ts';
import { giftPast } from './gift-past.ts';
import { giftStories } from './gift-stories.ts';
import type { Story } from './story.ts';

export const giftHistory: readonly Story[] = [...giftPast, ...giftBatches, ...giftImprovements, ...giftStories];
