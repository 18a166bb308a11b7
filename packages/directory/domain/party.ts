import { listQuery, locale, oneOfMany, page, resource, text, type Text } from '@aftercare/kernel';
import { z } from 'zod';
import { contactInput, contactView } from './contact.ts';
import { address, code, email, extra, line, named, paragraphs, phone, version } from './fields.ts';

export const party = resource('party', text('往来单位', 'Party'));

/** What a party is to us. One record can be several: a dealer that also carries. */
export const partyKinds = ['retail', 'dealer', 'project', 'key', 'supplier', 'carrier'] as const;
export const partyKind = z.enum(partyKinds);
export type PartyKind = z.output<typeof partyKind>;

export const partyKindTitle: Readonly<Record<PartyKind, Text>> = {
  retail: text('零售客户', 'Retail customer'),
  dealer: text('经销商', 'Dealer'),
  project: text('工程客户', 'Project customer'),
  key: text('大客户', 'Key account'),
  supplier: text('供应商', 'Supplier'),
  carrier: text('承运商', 'Carrier'),
};

export const customerKinds = ['retail', 'dealer', 'project', 'key'] as const satisfies readonly PartyKind[];

export const isCustomer = ({ kinds }: { readonly kinds: readonly PartyKind[] }): boolean => customerKinds.some((kind) => kinds.includes(kind));

const kinds = z.array(partyKind).min(1).refine((given) => new Set(given).size === given.length, 'repeated');

const fields = {
  code,
  name: line(120),
  shortName: line(60).nullable(),
  kinds,
  grade: line(20).nullable(),
  /** What mails to them are written in. */
  language: locale,
  email: email.nullable(),
  phone: phone.nullable(),
  address: address.nullable(),
  /** The person of ours who sells to them. */
  salespersonId: z.uuid().nullable(),
  notes: paragraphs(2_000).nullable(),
  /** Inactive ones are not offered for new cases. */
  active: z.boolean(),
  extra,
};

export const createPartyInput = z.strictObject({
  /** Drawn from the series when absent. */
  code: fields.code.optional(),
  name: fields.name,
  shortName: fields.shortName.default(null),
  kinds,
  grade: fields.grade.default(null),
  /** The tenant's when absent. */
  language: fields.language.optional(),
  email: fields.email.default(null),
  phone: fields.phone.default(null),
  address: fields.address.default(null),
  salespersonId: fields.salespersonId.default(null),
  notes: fields.notes.default(null),
  contacts: z.array(contactInput).max(50).refine((given) => given.filter(({ primary }) => primary).length <= 1, 'several are primary').default([]),
  extra: fields.extra.default({}),
}).meta({ id: 'NewParty' });
export type CreatePartyInput = z.output<typeof createPartyInput>;

/** What is absent stays as it is. */
export const changePartyInput = z.strictObject({ version, ...z.object(fields).partial().shape }).meta({ id: 'ChangeParty' });
export type ChangePartyInput = z.output<typeof changePartyInput>;

const { salespersonId: _, ...shown } = fields;

export const partyView = z.object({
  id: z.uuid(),
  version,
  ...shown,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  /** Whether e-mail, phone and address are hidden from the reader. */
  masked: z.boolean(),
  salesperson: named.nullable(),
  contacts: z.array(contactView),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
}).meta({ id: 'Party' });
export type PartyView = z.output<typeof partyView>;

export const partyRow = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  shortName: z.string().nullable(),
  kinds: z.array(partyKind),
  grade: z.string().nullable(),
  /** The primary contact. */
  contact: z.string().nullable(),
  /** The party's, else the primary contact's. */
  phone: z.string().nullable(),
  salesperson: named.nullable(),
  active: z.boolean(),
  createdAt: z.iso.datetime(),
}).meta({ id: 'PartyRow' });
export type PartyRow = z.output<typeof partyRow>;
export const partyPage = page(partyRow).meta({ id: 'PartyPage' });

export const partyQuery = listQuery(['name', 'code', 'createdAt'], {
  kind: oneOfMany(partyKinds).optional(),
  salesperson: z.uuid().optional(),
  active: z.stringbool().optional(),
});
export type PartyQuery = z.output<typeof partyQuery>;

/** For form pickers: the ten best. */
export const partySearch = z.strictObject({ q: z.string().trim().min(1).max(100), kind: oneOfMany(partyKinds).optional() });
export type PartySearch = z.output<typeof partySearch>;
