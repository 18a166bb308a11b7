import { labelled, listQuery, moment, oneLine as line, oneOfMany, subjectRef } from '@aftercare/kernel';
import { z } from 'zod';
import { correctiveSeverities, correctiveSeverity, correctiveStates, correctiveSubjectMatter } from './corrective.ts';
import { measureKind } from './corrective-measure.ts';

const words = (most = 2_000) => z.string().trim().min(1).max(most);
const version = z.number().int().min(1);
const person = (zh: string, en: string) => labelled(z.uuid(), zh, en).meta({ 'x-format': 'person' });
const title = labelled(line(200), '主题', 'Title');
const severity = labelled(correctiveSeverity, '严重程度', 'Severity');
const beforeClosing = labelled(z.boolean(), '原案结案前必须完成', 'The case may not be closed before it');

/** `beforeClosing`: the case it is about waits for it; otherwise it may outlive that case. */
export const openCorrectiveInput = z.strictObject({ about: subjectRef, title, severity: severity.default('medium'), leaderId: person('组长', 'Team leader'), ...correctiveSubjectMatter.shape, beforeClosing: beforeClosing.default(false) }).meta({ id: 'OpenCorrectiveAction' });
export type OpenCorrectiveInput = z.output<typeof openCorrectiveInput>;

/** What is absent stays as it is. */
export const reviseCorrectiveInput = z.strictObject({
  version, title: title.optional(), severity: severity.optional(), leaderId: person('组长', 'Team leader').optional(), beforeClosing: beforeClosing.optional(),
  product: correctiveSubjectMatter.shape.product.unwrap().optional(), batch: correctiveSubjectMatter.shape.batch.unwrap().optional(), defect: correctiveSubjectMatter.shape.defect.unwrap().optional(),
}).meta({ id: 'ReviseCorrectiveAction' });
export const cancelCorrectiveInput = z.strictObject({ version, reason: labelled(words(1_000), '取消原因', 'Why it is cancelled') }).meta({ id: 'CancelCorrectiveAction' });
export const reopenCorrectiveInput = z.strictObject({ version, reason: labelled(words(1_000), '为何无效', 'Why it is not effective') }).meta({ id: 'ReopenCorrectiveAction' });

const dueAt = labelled(moment, '完成期限', 'Due').meta({ 'x-format': 'datetime' });
export const addMeasureInput = z.strictObject({ version, kind: labelled(measureKind, '类型', 'Kind'), description: labelled(words(), '内容', 'What is to be done'), ownerId: person('负责人', 'Owner'), dueAt }).meta({ id: 'AddMeasure' });
export const changeMeasureInput = z.strictObject({ version, description: labelled(words(), '内容', 'What is to be done').optional(), ownerId: person('负责人', 'Owner').optional(), dueAt: dueAt.optional() }).meta({ id: 'ChangeMeasure' });

const proven = {
  evidence: labelled(words().nullable(), '证据（报告编号、记录）', 'Proof: a report, a record').default(null),
  files: labelled(z.array(z.uuid()).max(20), '证据附件', 'Files').meta({ 'x-format': 'attachments' }).default([]),
};
/** Files are attachments of the corrective action. */
export const completeMeasureInput = z.strictObject({ version, note: labelled(words(), '完成情况', 'What was done'), ...proven }).meta({ id: 'CompleteMeasure' });
export const cancelMeasureInput = z.strictObject({ version, reason: labelled(words(1_000), '取消原因', 'Why it is cancelled') }).meta({ id: 'CancelMeasure' });
export const reopenMeasureInput = z.strictObject({ version, reason: labelled(words(1_000), '重新打开的原因', 'Why it is opened again') }).meta({ id: 'ReopenMeasure' });

/** `before` and `after`: how often it happened, as somebody counted; left out, the product's own count is kept. */
export const checkInput = z.strictObject({
  version,
  method: labelled(words(), '验证方法', 'How it was measured'),
  effective: labelled(z.boolean(), '有效', 'Effective'),
  before: labelled(z.number().int().min(0).max(1_000_000).nullable(), '实施前次数', 'Times before').default(null),
  after: labelled(z.number().int().min(0).max(1_000_000).nullable(), '实施后次数', 'Times after').default(null),
  ...proven,
}).meta({ id: 'CheckEffectiveness' });
export type CheckInput = z.output<typeof checkInput>;

export const correctiveStepInput = z.strictObject({ version, form: z.record(z.string(), z.unknown()) }).meta({ id: 'CompleteCorrectiveStep' });
export const correctiveSignInput = z.strictObject({ version, comment: words(1_000).nullable().default(null) }).meta({ id: 'SignCorrectiveStep' });
export const correctiveHandBackInput = z.strictObject({ version, reason: words(1_000) }).meta({ id: 'HandBackCorrectiveStep' });

export const correctiveQuery = listQuery(['openedAt', 'number', 'nextDueAt'], {
  state: oneOfMany(correctiveStates).optional(),
  severity: oneOfMany(Object.keys(correctiveSeverities.titles) as [keyof typeof correctiveSeverities.titles, ...(keyof typeof correctiveSeverities.titles)[]]).optional(),
  leader: z.uuid().optional(),
  /** The case it is about: a kind and an id. */
  aboutType: z.string().max(60).optional(),
  aboutId: z.uuid().optional(),
  /** `mine`: I lead it; `late`: something in it is overdue; `open`: not over; `checks`: its effect is being measured. */
  view: z.enum(['mine', 'late', 'open', 'checks']).optional(),
});
export type CorrectiveQuery = z.output<typeof correctiveQuery>;
