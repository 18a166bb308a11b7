import { labelled, money, oneLine, text, wordList } from '@aftercare/kernel';
import { z } from 'zod';

/** What the money went into. */
export const costCategoryTitles = {
  refund: text('退款', 'Refund'),
  compensation: text('赔偿', 'Compensation'),
  goods: text('货品', 'Goods'),
  freight: text('运费', 'Freight'),
  labour: text('人工', 'Labour'),
  inspection: text('检验', 'Inspection'),
  travel: text('差旅', 'Travel'),
  scrap: text('报废', 'Scrap'),
  other: text('其他', 'Other'),
};
export const costCategory = wordList(costCategoryTitles).schema;
export type CostCategory = z.output<typeof costCategory>;

/** Who bears a cost, or pays one back. */
export const payerTitles = {
  us: text('本公司', 'Ourselves'),
  supplier: text('供应商', 'Supplier'),
  carrier: text('承运商', 'Carrier'),
  customer: text('客户', 'Customer'),
  dealer: text('经销商', 'Dealer'),
  staff: text('员工', 'Staff'),
};
export const costPayer = wordList(payerTitles).schema;
export type CostPayer = z.output<typeof costPayer>;

const { us: _, ...debtorTitles } = payerTitles;
/** From whom money can be claimed back. */
export const debtor = wordList(debtorTitles).schema;
export type Debtor = z.output<typeof debtor>;

/** How money comes back. A deduction is ours to post: each has a reference of its own and is posted once. */
export const receiptWayTitles = {
  bank: text('收款', 'Paid to us'),
  'freight-deduction': text('运费扣款', 'Deducted from freight'),
  'rebate-deduction': text('返利扣款', 'Deducted from a rebate'),
  offset: text('往来冲抵', 'Set off against a debt'),
};
export const receiptWay = wordList(receiptWayTitles).schema;
export type ReceiptWay = z.output<typeof receiptWay>;

/** A sum of money above zero. */
export const someMoney = money.refine(({ amount }) => /[1-9]/.test(amount), { path: ['amount'], message: 'more than nothing' });

/** What is left of money, which may be less than nothing. */
export const balance = z.strictObject({ amount: z.string().regex(/^-?\d+\.\d{2}$/), currency: z.string() }).meta({ id: 'Balance' });
export type Balance = z.output<typeof balance>;


/** Who pays, where known: a party of the directory, or somebody of ours. */
export const payerFields = {
  partyId: labelled(z.uuid().nullable(), '往来单位', 'Party').meta({ 'x-format': 'party' }).default(null),
  personId: labelled(z.uuid().nullable(), '员工', 'Person').meta({ 'x-format': 'person' }).default(null),
};

/** What proves it. */
export const paperFields = {
  document: labelled(oneLine(60).nullable(), '单据号', 'Document number').default(null),
  attachmentId: labelled(z.uuid().nullable(), '凭证附件', 'Attached evidence').default(null),
  note: labelled(z.string().trim().min(1).max(1_000).nullable(), '说明', 'Note').default(null),
};

export const named = z.object({ id: z.uuid(), name: z.string() }).nullable();
