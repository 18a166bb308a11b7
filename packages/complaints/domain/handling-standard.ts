import { labelled, listQuery, oneOfMany, page, policy, resource, text } from '@aftercare/kernel';
import { causeCategory } from '@aftercare/workflow';
import { z } from 'zod';
import { caseFacts } from './facts.ts';
import { complaintType, types } from './terms.ts';

/** What was learnt from a case that was solved, for those who handle the next one of its kind (ISO 10002:2018, 8.1). */
export const handlingStandard = resource('handlingStandard', text('投诉处理服务规范', 'Handling standard'));

const titled = <const T extends Record<string, { 'zh-CN': string; en: string }>>(titles: T) => ({ titles, schema: z.enum(Object.keys(titles) as [Extract<keyof T, string>, ...Extract<keyof T, string>[]]).meta({ 'x-labels': titles }) });

/** A precedent is the answer to a special case: looked up, and not to be followed as it stands. */
export const standardKinds = titled({ solution: text('标准方案', 'Standard solution'), precedent: text('特例先例', 'Precedent') });
export const standardKind = standardKinds.schema;
export type StandardKind = z.output<typeof standardKind>;

export const standardStates = titled({ draft: text('草稿', 'Draft'), published: text('已发布', 'Published'), retired: text('已停用', 'Retired') });
export const standardState = standardStates.schema;

/** What whoever closes a case wants kept of its solution. */
export const standardWishes = titled({ none: text('不写入', 'Nothing'), ...standardKinds.titles });
export const standardWish = labelled(standardWishes.schema, '方案有效，写入处理规范', 'The solution worked: keep it as');

/** What is kept of a closed case's solution. */
export const standardEntry = policy(
  'complaints.standard-entry',
  { title: text('写入处理规范', 'What goes into the handling standard'), facts: z.strictObject({ case: caseFacts, asked: standardWishes.schema }), decision: standardWishes.schema },
  ({ asked }) => asked,
);

const words = (most = 4_000) => z.string().trim().min(1).max(most);
const content = {
  kind: labelled(standardKind, '种类', 'Kind'),
  title: labelled(z.string().trim().min(1).max(200), '标题', 'Title'),
  type: labelled(complaintType, '投诉类型', 'Type of complaint'),
  productId: labelled(z.uuid().nullable(), '适用产品', 'Product').meta({ 'x-format': 'product' }).default(null),
  defect: labelled(z.string().trim().min(1).max(30).nullable(), '缺陷', 'Defect').default(null),
  causeCategory: labelled(causeCategory.nullable(), '原因类别', 'Category of the cause').default(null),
  solution: labelled(words(), '处理方案', 'Solution'),
  prevention: labelled(words().nullable(), '预防措施', 'Prevention').default(null),
};

export const draftStandardInput = z.strictObject(content).meta({ id: 'DraftStandard' });
export type DraftStandardInput = z.output<typeof draftStandardInput>;
/** The whole content anew. Of a published one it is what holds from then on; the version before is kept. */
export const reviseStandardInput = z.strictObject({ version: z.number().int().min(1), ...content }).meta({ id: 'ReviseStandard' });
export const publishStandardInput = z.strictObject({ version: z.number().int().min(1) }).meta({ id: 'PublishStandard' });
export const retireStandardInput = z.strictObject({ version: z.number().int().min(1), reason: labelled(words(1_000), '停用原因', 'Why it is retired') }).meta({ id: 'RetireStandard' });

export const standardQuery = listQuery(['changedAt'], {
  state: oneOfMany(Object.keys(standardStates.titles) as ['draft', 'published', 'retired']).optional(),
  kind: oneOfMany(Object.keys(standardKinds.titles) as ['solution', 'precedent']).optional(),
  type: oneOfMany(Object.keys(types.titles) as [z.output<typeof complaintType>, ...z.output<typeof complaintType>[]]).optional(),
  product: z.uuid().optional(),
});
export type StandardQuery = z.output<typeof standardQuery>;

const at = z.iso.datetime();
const product = z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable();
const shown = { id: z.uuid(), version: z.number().int(), kind: standardKind, state: standardState, title: z.string(), type: complaintType, product, defect: z.string().nullable(), causeCategory: causeCategory.nullable(), changedAt: at };

export const standardRow = z.object(shown).meta({ id: 'HandlingStandardRow' });
export type StandardRow = z.output<typeof standardRow>;
export const standardPage = page(standardRow).meta({ id: 'HandlingStandardPage' });

/** One that may help with a case: the closest first. */
export const standardMatch = z.object({ ...shown, solution: z.string(), prevention: z.string().nullable(), sameProduct: z.boolean(), sameDefect: z.boolean() }).meta({ id: 'HandlingStandardMatch' });
export type StandardMatch = z.output<typeof standardMatch>;

export const standardView = z.object({
  ...shown,
  solution: z.string(),
  prevention: z.string().nullable(),
  /** The case and the corrective action from which it was learnt; null where it was written by hand, or the reader may not see it. */
  fromComplaint: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  fromCorrective: z.uuid().nullable(),
  retireReason: z.string().nullable(),
  /** Newest first; what holds now is not among them. */
  history: z.array(z.object({ version: z.number().int(), at, by: z.string().nullable(), state: standardState, title: z.string(), solution: z.string(), prevention: z.string().nullable() })),
}).meta({ id: 'HandlingStandard' });
export type StandardView = z.output<typeof standardView>;
