import { createPartyInput, partyFields, productFields } from '@aftercare/directory';
import { fieldsOf, jsonSchemaOf } from '@aftercare/kernel';
import type { DrawLine, Line, LineWords } from '@aftercare/kernel/admin';

type Draw = (said: Readonly<Record<string, any>>, words: LineWords) => Line;

const titles = new Map([...fieldsOf(jsonSchemaOf(productFields)), ...fieldsOf(jsonSchemaOf(partyFields)), ...fieldsOf(jsonSchemaOf(createPartyInput.shape.contacts.unwrap().element))].map(({ name, title }) => [name, title]));
const changed = (said: Readonly<Record<string, any>>, { say, t }: LineWords): string => (said.fields as string[]).map((name) => say(titles.get(name) ?? name)).join(t('directory.comma'));

const lines: Readonly<Record<string, Draw>> = {
  'directory.party-created': (said, words) => ({ title: words.t('directory.line.partyCreated', { code: said.code }) }),
  'directory.party-changed': (said, words) => ({ title: words.t('directory.line.changed'), body: changed(said, words) }),
  'directory.standing-changed': (said, words) => ({ title: words.t(`directory.line.standing.${said.standing}`), tone: said.standing === 'good' ? 'done' : 'bad' }),
  'directory.party-merged': (_said, words) => ({ title: words.t('directory.line.merged') }),
  'directory.party-merged-away': (_said, words) => ({ title: words.t('directory.line.mergedAway') }),
  'directory.contact-added': (_said, words) => ({ title: words.t('directory.line.contactAdded') }),
  'directory.contact-changed': (said, words) => ({ title: words.t('directory.line.contactChanged'), body: changed(said, words) }),
  'directory.contact-removed': (_said, words) => ({ title: words.t('directory.line.contactRemoved') }),
  'directory.product-created': (said, words) => ({ title: words.t('directory.line.productCreated', { code: said.code }) }),
  'directory.product-changed': (said, words) => ({ title: words.t('directory.line.changed'), body: changed(said, words) }),
  'directory.sold-unit-recorded': (_said, words) => ({ title: words.t('directory.line.sold') }),
};

/** What happened to a customer, a product or a sale. */
const directoryLine: DrawLine = ({ event, payload }, words) => lines[event]?.(payload, words);
export default directoryLine;
