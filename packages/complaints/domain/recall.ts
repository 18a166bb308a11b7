import { domainError, labelled, listQuery, oneOfMany, page, policy, resource, series, text } from '@aftercare/kernel';
import { z } from 'zod';
import { holderState, holderStates, recallState } from './recall-states.ts';

export const recall = resource('recall', text('召回', 'Recall'));
export const recallNumber = series('complaints.recall-number', text('召回编号', 'Number of a recall'), 'RC-{YYYY}-{seq:4}');

const codes = z.array(z.string());
const amount = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'quantity');

/** What is still open before a recall may be closed, as codes. */
export const recallClosing = policy(
  'complaints.recall-closing',
  {
    title: text('召回关闭条件', 'What closing a recall needs'),
    facts: z.strictObject({ holders: z.number().int(), notContacted: z.number().int(), unwritten: z.number().int(), withHolders: z.number().int(), undisposed: z.number().int() }),
    decision: codes,
  },
  ({ unwritten, withHolders, undisposed }) => [...(unwritten > 0 ? ['notices'] : []), ...(withHolders > 0 ? ['goods-with-holders'] : []), ...(undisposed > 0 ? ['goods-undisposed'] : [])],
);

export class CannotCloseRecall extends domainError<{ open: readonly string[] }>('complaints.cannot-close-recall', 409, ({ open }) => `Still open: ${open.join(', ')}.`) {}
export class RecallIsClosed extends domainError<{ number: string }>('complaints.recall-is-closed', 409, ({ number }) => `${number} is closed.`) {}
/** Nobody is given up unheard: somebody tried at least once. */
export class NeverTried extends domainError<{ holder: string }>('complaints.holder-never-tried', 409, () => 'Nobody has tried to reach this holder yet.') {}

const ways = { phone: text('电话', 'Telephone'), email: text('电子邮件', 'E-mail'), visit: text('上门', 'Visit'), letter: text('信函', 'Letter'), message: text('短信或微信', 'Text message') };
export const attemptChannel = z.enum(['phone', 'email', 'visit', 'letter', 'message']).meta({ 'x-labels': ways });
const results = { reached: text('已联系上', 'Reached'), 'not-reached': text('未联系上', 'Not reached'), refused: text('拒绝配合', 'Refuses') };
export const attemptResult = z.enum(['reached', 'not-reached', 'refused']).meta({ 'x-labels': results });
const dispositions = { destroy: text('销毁', 'Destroyed'), return: text('退回入库', 'Returned to stock or supplier') };

const words = (most = 2_000) => z.string().trim().min(1).max(most);
const version = z.number().int().min(1);
const note = labelled(words(1_000).nullable(), '备注', 'Note').default(null);
const quantity = labelled(amount, '数量', 'Quantity');

export const attemptInput = z.strictObject({ version, channel: labelled(attemptChannel, '联系方式', 'Through'), result: labelled(attemptResult, '结果', 'Result'), note }).meta({ id: 'RecallAttempt' });
export const retrieveInput = z.strictObject({ version, quantity, note }).meta({ id: 'RetrieveGoods' });
export const disposeInput = z.strictObject({ version, as: labelled(z.enum(['destroy', 'return']).meta({ 'x-labels': dispositions }), '处置', 'Disposition'), quantity, note }).meta({ id: 'DisposeOfGoods' });
export const giveUpInput = z.strictObject({ version, note: labelled(words(1_000), '说明', 'Why') }).meta({ id: 'GiveUpHolder' });
export const closeRecallInput = z.strictObject({ version, report: labelled(words(4_000), '召回报告', 'Report') }).meta({ id: 'CloseRecall' });

const named = z.object({ id: z.uuid(), name: z.string() });
const at = z.iso.datetime();
const quantities = { shipped: z.string(), open: z.string(), retrieved: z.string(), destroyed: z.string(), returned: z.string(), unreachable: z.string() };

export const holderRow = z.object({
  id: z.uuid(),
  version,
  party: named,
  region: z.string().nullable(),
  state: holderState,
  unit: z.string(),
  ...quantities,
  /** The notice to the holder; `no-address` where there is nobody to write to. */
  notice: z.enum(['waiting', 'written', 'no-address']),
  attempts: z.number().int(),
  lastAttempt: z.object({ at, by: named.nullable(), channel: attemptChannel, result: attemptResult, note: z.string().nullable() }).nullable(),
}).meta({ id: 'RecallHolder' });
export type HolderRow = z.output<typeof holderRow>;
export const holderPage = page(holderRow).meta({ id: 'RecallHolderPage' });

export const recallView = z.object({
  id: z.uuid(),
  version,
  number: z.string(),
  state: recallState,
  containment: z.object({ id: z.uuid(), number: z.string() }),
  product: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
  batch: z.string().nullable(),
  supplierLot: z.string().nullable(),
  instruction: z.string(),
  holders: z.number().int(),
  /** Holders by how far the recall has come with them. */
  states: z.record(holderState, z.number().int()),
  notices: z.object({ waiting: z.number().int(), written: z.number().int(), noAddress: z.number().int() }),
  /** One entry for each unit in which the goods were counted. */
  totals: z.array(z.object({ unit: z.string(), ...quantities })),
  /** In percent: holders who were reached, goods that came back. */
  reached: z.number(),
  retrieved: z.number(),
  days: z.array(z.object({ day: z.iso.date(), reached: z.number(), retrieved: z.number() })),
  report: z.string().nullable(),
  startedAt: at,
  closedAt: at.nullable(),
  openForClosing: codes,
  may: z.boolean(),
  people: z.record(z.string(), z.string()),
}).meta({ id: 'Recall' });
export type RecallView = z.output<typeof recallView>;

export const holderQuery = listQuery(['shipped', 'open'], { state: oneOfMany(holderStates).optional() }).omit({ q: true });
export type HolderQuery = z.output<typeof holderQuery>;
