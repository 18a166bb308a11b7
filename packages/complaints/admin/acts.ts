import {
  acceptHandOverInput, analyseInput, answerInput, contactInput, answerLineInput, closeInput, completeActionInput, confirmInput, declineHandOverInput, escalateInput, followUpInput, handOverInput, judgeInput, markDuplicateInput, offerInput, promiseInput, reopenInput, reviseInput, startFollowUpInput, withdrawHandOverInput, withdrawInput,
  type ComplaintAction, type ComplaintView,
} from '@aftercare/complaints';
import { text, type Text } from '@aftercare/kernel';
import { jsonSchemaOf, type JsonSchema } from '@aftercare/kernel/admin';
import type { z } from 'zod';
import { fieldTitles } from './field-titles.ts';
import { titled, withProperty, type Titles } from './form-schema.ts';

interface ActForm {
  readonly input: z.ZodObject;
  readonly titles?: Titles;
  readonly helps?: Titles;
}

const forms: Readonly<Record<ComplaintAction, ActForm>> = {
  confirm: { input: confirmInput },
  revise: { input: reviseInput },
  judge: { input: judgeInput, titles: { reason: text('判定理由', 'Reasons') } },
  promise: {
    input: promiseInput,
    titles: { at: text('回复时间', 'The customer hears from us by'), note: text('暂不能答复的原因', 'Why not sooner') },
    helps: { note: text('客户会在邮件里读到。', 'The customer reads this in the mail.') },
  },
  contact: { input: contactInput },
  offer: {
    input: offerInput,
    titles: {
      solution: text('解决方案', 'Solution'), remedies: text('补救措施', 'Remedies'), kind: text('方式', 'Kind'), lineId: text('产品', 'Product'), amount: text('金额', 'Amount'), quantity: text('数量', 'Quantity'), description: text('说明', 'Description'),
      justification: text('采用理由', 'Why this remedy'),
    },
    helps: { solution: text('客户会在邮件里读到全文。', 'The customer reads all of it in the mail.'), justification: text('不是常规补救方式时必填。', 'Needed where it is not the usual remedy.') },
  },
  answer: { input: answerInput, titles: { answer: text('客户的答复', "The customer's answer"), reason: text('不同意的原因', 'Why the customer refuses') } },
  'complete-action': { input: completeActionInput, titles: { note: text('完成情况', 'What was done') } },
  'start-follow-up': { input: startFollowUpInput },
  'follow-up': { input: followUpInput, titles: { satisfied: text('客户是否满意', 'Is the customer satisfied'), note: text('回访记录', 'What the customer said'), remedialAction: text('需要补做的事', 'What must still be done') } },
  analyse: { input: analyseInput },
  'answer-line': { input: answerLineInput, titles: { answer: text('答复', 'Answer') } },
  escalate: { input: escalateInput },
  'hand-over': {
    input: handOverInput,
    titles: { to: text('移交给', 'To'), reason: text('移交原因', 'Reason'), override: text('越权移交理由', 'Why without acceptance') },
    helps: { override: text('填写后立即生效，不需要对方接收，理由会留存。', 'When given, it takes effect at once without being accepted, and the reason is kept.') },
  },
  'accept-hand-over': { input: acceptHandOverInput },
  'decline-hand-over': { input: declineHandOverInput, titles: { reason: text('拒收原因', 'Why you decline') } },
  'withdraw-hand-over': { input: withdrawHandOverInput },
  close: { input: closeInput },
  withdraw: { input: withdrawInput, titles: { reason: text('撤诉原因', 'Why it is withdrawn') } },
  'mark-duplicate': { input: markDuplicateInput, titles: { of: text('重复于', 'Duplicate of') } },
  reopen: { input: reopenInput, titles: { reason: text('重新打开的原因', 'Why it is opened again') } },
};

const answers: Readonly<Record<string, Text>> = { accepted: text('同意', 'Accepts'), refused: text('不同意', 'Refuses') };
const yesOrNo: JsonSchema = { type: 'string', enum: ['yes', 'no'], 'x-labels': { yes: text('满意', 'Yes'), no: text('不满意', 'No') } };

/** What an act asks for, as the form draws it. */
export function schemaOf(action: ComplaintAction, complaint: ComplaintView): JsonSchema {
  const { input, titles = {}, helps = {} } = forms[action];
  const schema = titled(jsonSchemaOf(input), { ...fieldTitles, ...titles }, helps);
  const property = (name: string): JsonSchema => schema.properties?.[name] ?? {};
  if (action === 'answer') return withProperty(schema, 'answer', { ...property('answer'), 'x-labels': answers });
  if (action === 'hand-over') return withProperty(schema, 'to', { ...property('to'), 'x-format': 'person' });
  if (action === 'mark-duplicate') return withProperty(schema, 'of', { ...property('of'), 'x-format': 'complaint' });
  // Whether the customer is satisfied is asked, not assumed.
  if (action === 'follow-up') return withProperty(schema, 'satisfied', { ...yesOrNo, 'x-title': property('satisfied')['x-title']! });
  if (action === 'offer') return withProperty(schema, 'remedies', remediesFor(complaint, property('remedies')));
  if (action === 'confirm') return { ...schema, required: ['contact', 'content'] };
  return schema;
}

/** A remedy is for one of the lines, where there are several. */
function remediesFor({ lines }: ComplaintView, remedies: JsonSchema): JsonSchema {
  const { lineId, ...rest } = remedies.items?.properties ?? {};
  const title = lineId?.['x-title'];
  const choice: JsonSchema = { enum: lines.map(({ id }) => id), 'x-labels': Object.fromEntries(lines.map((line) => [line.id, lineName(line)])) };
  const { kind, ...others } = rest;
  return { ...remedies, items: { ...remedies.items, properties: lines.length > 1 ? { ...(kind ? { kind } : {}), lineId: { anyOf: [choice, { type: 'null' }], ...(title ? { 'x-title': title } : {}) }, ...others } : rest } };
}

const lineName = ({ product, problem }: ComplaintView['lines'][number]): Text => {
  const name = product?.name ?? problem.slice(0, 24);
  return text(name, name);
};
