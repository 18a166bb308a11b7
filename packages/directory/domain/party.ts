import { labelled, listQuery, oneOfMany, page, resource, text, type Text } from '@aftercare/kernel';
import { z } from 'zod';
import { contactInput, contactView } from './contact.ts';
import { address, code, email, extra, language, line, named, paragraphs, phone, version } from './fields.ts';

export const party = resource('party', text('往来单位', 'Party'));

/** What a party is to us. One record can be several: a dealer that also carries. */
export const partyKinds = ['retail', 'dealer', 'project', 'key', 'supplier', 'carrier'] as const;
export type PartyKind = (typeof partyKinds)[number];

export const partyKindTitle: Readonly<Record<PartyKind, Text>> = {
  retail: text('零售客户', 'Retail customer'),
  dealer: text('经销商', 'Dealer'),
  project: text('工程客户', 'Project customer'),
  key: text('大客户', 'Key account'),
  supplier: text('供应商', 'Supplier'),
  carrier: text('承运商', 'Carrier'),
};

export const partyKind = z.enum(partyKinds).meta({ 'x-labels': partyKindTitle });

export const customerKinds = ['retail', 'dealer', 'project', 'key'] as const satisfies readonly PartyKind[];

export const isCustomer = ({ kinds }: { readonly kinds: readonly PartyKind[] }): boolean => customerKinds.some((kind) => kinds.includes(kind));

const fields = {
  name: labelled(line(120), '名称', 'Name'),
  shortName: labelled(line(60).nullable(), '简称', 'Short name'),
  kinds: labelled(z.array(partyKind).min(1).refine((given) => new Set(given).size === given.length, 'repeated'), '类型', 'Kinds'),
  phone: labelled(phone.nullable(), '电话', 'Phone'),
  email: labelled(email.nullable(), '电子邮件', 'E-mail'),
  address: labelled(address.nullable(), '地址', 'Address'),
  /** Where they are, as reports count it: a province, a sales area. */
  region: labelled(line(40).nullable(), '地区', 'Region'),
  /** The person of ours who sells to them. */
  salespersonId: labelled(z.uuid().nullable(), '业务员', 'Salesperson').meta({ 'x-format': 'person' }),
  /** What mails to them are written in. */
  language: labelled(language, '邮件语言', 'Language of mails'),
  grade: labelled(line(20).nullable(), '等级', 'Grade'),
  code: labelled(code, '编号', 'Number'),
  notes: labelled(paragraphs(2_000).nullable(), '备注', 'Notes'),
  /** Inactive ones are not offered for new cases. */
  active: labelled(z.boolean(), '启用', 'Active'),
  extra,
};

/** A party as a form shows it. */
export const partyFields = z.strictObject(fields);

export const createPartyInput = z.strictObject({
  name: fields.name,
  shortName: fields.shortName.default(null),
  kinds: fields.kinds,
  phone: fields.phone.default(null),
  email: fields.email.default(null),
  address: fields.address.default(null),
  region: fields.region.default(null),
  salespersonId: fields.salespersonId.default(null),
  /** The tenant's when absent. */
  language: fields.language.optional().meta({ 'x-help': text('留空则与本公司相同', 'Your company’s when left empty') }),
  grade: fields.grade.default(null),
  /** Drawn from the series when absent. */
  code: fields.code.optional().meta({ 'x-help': text('留空则自动编号', 'Given by itself when left empty') }),
  contacts: labelled(z.array(contactInput).max(50).refine((given) => given.filter(({ primary }) => primary).length <= 1, 'several are primary'), '联系人', 'Contacts').default([]),
  notes: fields.notes.default(null),
  extra: fields.extra.default({}),
}).meta({ id: 'NewParty' });
export type CreatePartyInput = z.output<typeof createPartyInput>;

/** What is absent stays as it is. */
export const changePartyInput = z.strictObject({ version, ...partyFields.partial().shape }).meta({ id: 'ChangeParty' });
export type ChangePartyInput = z.output<typeof changePartyInput>;

/** `cancelled`: a confirmed sanction took its qualification; nothing new is sold through it. */
export const standing = z.enum(['good', 'cancelled']);
export type Standing = z.output<typeof standing>;

export const restorePartyInput = z.strictObject({ version }).meta({ id: 'RestoreParty' });

const { salespersonId: _, ...shown } = fields;

export const partyView = z.object({
  id: z.uuid(),
  version,
  ...shown,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  standing,
  /** The record in which this one lives on; it is archived then. */
  mergedInto: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
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
  /** `me`: whoever asks. */
  salesperson: z.union([z.literal('me'), z.uuid()]).optional(),
  active: z.stringbool().optional(),
});
export type PartyQuery = z.output<typeof partyQuery>;

/** For form pickers: the ten best, or the ten newest while nothing is typed. */
export const partySearch = z.strictObject({ q: z.string().trim().max(100).default(''), kind: oneOfMany(partyKinds).optional() });
export type PartySearch = z.output<typeof partySearch>;
