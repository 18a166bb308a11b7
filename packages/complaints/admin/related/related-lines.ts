import { linkTitles, type LinkKind } from '@aftercare/complaints';
import type { Line, LineWords } from '@aftercare/kernel/admin';

type Draw = (said: Readonly<Record<string, any>>, words: LineWords, text: string | null) => Line;

/** Links, merging and splitting, on the timelines of both complaints and of their customer. */
export const relatedLines: Readonly<Record<string, Draw>> = {
  'complaints.linked': (said, words, between) => ({ title: words.t('complaints.line.linked', { kind: words.say(linkTitles[said.kind as LinkKind]?.from) }), body: between }),
  'complaints.unlinked': (said, words, between) => ({ title: words.t('complaints.line.unlinked', { kind: words.say(linkTitles[said.kind as LinkKind]?.from) }), body: between }),
  'complaints.merged-in': (said, words, number) => ({ title: words.t('complaints.line.mergedIn', { number: number ?? '', lines: said.lines, actions: said.actions }) }),
  'complaints.merge-undone': (_said, words, number) => ({ title: words.t('complaints.line.mergeUndone', { number: number ?? '' }), tone: 'waiting' }),
  'complaints.split-off': (said, words, number) => ({ title: words.t('complaints.line.splitOff', { number: number ?? '', lines: said.lines }) }),
  'complaints.split-from': (_said, words, number) => ({ title: words.t('complaints.line.splitFrom', { number: number ?? '' }) }),
  'complaints.customer-followed': (_said, words) => ({ title: words.t('complaints.line.customerFollowed') }),
  'complaints.customer-cases-followed': (said, words) => ({ title: words.t(said.from ? 'complaints.line.casesMoved' : 'complaints.line.casesRefreshed', { count: said.count }), detail: !said.from }),
};
