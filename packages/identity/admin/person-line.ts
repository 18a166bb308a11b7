import type { Text } from '@aftercare/kernel';
import type { Tone } from '@aftercare/kernel/admin';
import type { PersonTimeline } from '@aftercare/identity';

export interface PersonWords {
  readonly t: (key: string, values?: Record<string, unknown>) => string;
  readonly say: (text: Text) => string;
  readonly name: (id: unknown) => string;
  readonly role: (id: string) => string;
  readonly moment: (at: string) => string;
}

type Said = Readonly<Record<string, any>>;
type Draw = (said: Said, words: PersonWords) => { readonly body?: string; readonly tone?: Tone };

const span = (said: Said, { t, moment, role }: PersonWords): string =>
  `${moment(said.startsAt)} – ${moment(said.endsAt)} · ${said.roles ? (said.roles as string[]).map(role).join(t('identity.comma')) : t('identity.delegation.everything')}`;

const lines: Readonly<Record<string, Draw>> = {
  'identity.person-created': (said, { name }) => (said.department ? { body: name(said.department) } : {}),
  'identity.person-changed': (said, { t }) => ({ body: (said.fields as string[]).map((field) => t(`identity.line.field.${field}`)).join(t('identity.comma')) }),
  'identity.person-invited': (said, { t, moment }) => ({ body: t('identity.line.until', { at: moment(said.expiresAt) }) }),
  'identity.reset-asked': (said, { t, moment }) => ({ body: t('identity.line.until', { at: moment(said.expiresAt) }) }),
  'identity.person-left': (said, { t, name }) => ({ tone: 'waiting', ...(said.successor ? { body: t('identity.line.successor', { name: name(said.successor) }) } : {}) }),
  'identity.person-returned': () => ({ tone: 'done' }),
  'identity.role-assigned': (said, { role }) => ({ body: role(said.role) }),
  'identity.role-withdrawn': (said, { role }) => ({ body: role(said.role) }),
  'identity.delegated': (said, words) => ({ body: `${words.t('identity.delegation.gives', { name: words.name(said.to) })} · ${span(said, words)}` }),
  'identity.delegation-received': (said, words) => ({ body: `${words.t('identity.delegation.standsIn', { name: words.name(said.from) })} · ${span(said, words)}` }),
  'identity.delegation-revoked': (said, words) => ({ body: words.t('identity.delegation.gives', { name: words.name(said.to) }) }),
  'identity.delegation-lost': (said, words) => ({ body: words.t('identity.delegation.standsIn', { name: words.name(said.from) }) }),
  'identity.delegation-begun': (said, words) => ({ body: words.t('identity.delegation.gives', { name: words.name(said.to) }) }),
  'identity.delegation-ran-out': (said, words) => ({ body: words.t('identity.delegation.gives', { name: words.name(said.to) }) }),
  'identity.sessions-ended': (said, { t }) => ({ body: t('identity.line.sessions', { count: said.sessions }) }),
  'mail.failed': () => ({ tone: 'bad' }),
  'mail.unknown': () => ({ tone: 'waiting' }),
};

/** What happened to a person, in one line; what nobody here knows is called by its own title. */
export function personLine({ event, title, payload }: PersonTimeline['entries'][number], words: PersonWords): { readonly title: string; readonly body?: string; readonly tone?: Tone } {
  return { title: words.say(title as Text), ...lines[event]?.(payload, words) };
}
