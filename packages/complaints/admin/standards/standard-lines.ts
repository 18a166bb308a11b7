import type { Line, LineWords } from '@aftercare/kernel/admin';
import { standardKinds, type StandardKind } from '@aftercare/complaints';

type Payload = Readonly<Record<string, any>>;
type Draw = (payload: Payload, words: LineWords) => Line;

/** What happens to entries of the handling standard is said as on a timeline. */
export const standardLines: Readonly<Record<string, Draw>> = {
  'complaints.standard-drafted': (said, words) => ({ title: words.t('complaints.line.standardDrafted', { kind: words.say(standardKinds.titles[said.kind as StandardKind]) }) }),
  'complaints.standard-revised': (said, words) => ({ title: words.t('complaints.line.standardRevised', { n: said.version }) }),
  'complaints.standard-published': (said, words) => ({ title: words.t('complaints.line.standardPublished', { n: said.version }), tone: 'done' }),
  'complaints.standard-retired': (_said, words) => ({ title: words.t('complaints.line.standardRetired') }),
};
