import { labelled, step, text } from '@aftercare/kernel';
import { z } from 'zod';
import { causeCategory } from './cause.ts';

const said = (most = 2_000) => z.string().trim().min(1).max(most);
const maybe = (most = 2_000) => said(most).nullable().default(null);
const causes = () => z.array(said(300)).max(10).default([]);

/** The six branches of a fishbone (Ishikawa), each with the causes that were thought of. */
export const fishbone = z.strictObject({ man: causes(), machine: causes(), material: causes(), method: causes(), environment: causes(), measurement: causes() });
export type Fishbone = z.output<typeof fishbone>;
/** Why, and why that: each answer is what the next question asks about. */
export const whys = z.array(z.strictObject({ why: said(500), answer: said(500) })).min(1).max(10);
export type Whys = z.output<typeof whys>;
export const member = z.strictObject({ personId: labelled(z.uuid(), '成员', 'Member').meta({ 'x-format': 'person' }), part: labelled(said(120), '职责', 'Part') });

export const team = step('workflow.d1-team', text('D1 成立小组', 'D1 Team'), z.object({ members: labelled(z.array(member).min(1).max(20), '小组成员', 'Members') }));

export const problem = step(
  'workflow.d2-problem',
  text('D2 描述问题', 'D2 Describe the problem'),
  z.object({
    what: labelled(said(), '是什么问题（What）', 'What is wrong'),
    where: labelled(said(500), '发生在哪里（Where）', 'Where it was found'),
    when: labelled(said(500), '何时发生（When）', 'When it happened'),
    who: labelled(said(500), '谁发现、影响谁（Who）', 'Who found it, and whom it concerns'),
    why: labelled(said(), '为什么是问题（Why）', 'Why it matters'),
    how: labelled(said(), '如何发现（How）', 'How it was found'),
    howMany: labelled(said(500), '数量与比例（How many）', 'How many'),
  }),
);

export const contain = step(
  'workflow.d3-containment',
  text('D3 临时遏制', 'D3 Containment'),
  z.object({
    scope: labelled(said(), '涉及范围（在库、在途、在客户处）', 'Scope: stock, in transit, at customers'),
    measures: labelled(said(), '遏制内容；无需遏制时说明理由', 'What was contained, or why nothing had to be'),
    effect: labelled(maybe(), '遏制效果', 'Effect'),
  }),
);

export const findCause = step(
  'workflow.d4-cause',
  text('D4 查明根本原因', 'D4 Root cause'),
  z.object({
    whys: labelled(whys, '5 个为什么', 'Five whys').meta({ 'x-format': 'whys' }),
    fishbone: labelled(fishbone, '鱼骨图', 'Fishbone').meta({ 'x-format': 'fishbone' }).default({ man: [], machine: [], material: [], method: [], environment: [], measurement: [] }),
    rootCause: labelled(said(), '根本原因', 'Root cause'),
    causeCode: labelled(causeCategory, '原因类别', 'Category of the cause'),
    escape: labelled(maybe(), '流出原因（为何未检出）', 'Why it was not found before it left'),
  }),
);

export const choose = step(
  'workflow.d5-choice',
  text('D5 选定纠正措施', 'D5 Choose the corrective action'),
  z.object({ chosen: labelled(said(), '选定的措施', 'What was chosen'), reason: labelled(said(), '选定理由与验证', 'Why, and how it was verified'), risk: labelled(maybe(), '副作用与风险', 'Side effects and risks') }),
);

export const implement = step(
  'workflow.d6-implementation',
  text('D6 实施并确认', 'D6 Implement and validate'),
  z.object({ result: labelled(said(), '实施结果', 'What was implemented'), validation: labelled(said(), '确认方法与数据', 'How it was validated') }),
);

export const prevent = step(
  'workflow.d7-prevention',
  text('D7 预防再发', 'D7 Prevent recurrence'),
  z.object({ systems: labelled(said(), '体系与文件更新', 'Systems and documents changed'), standards: labelled(maybe(), '标准与培训', 'Standards and training'), elsewhere: labelled(maybe(), '横向展开', 'Where else it applies') }),
);

export const conclude = step(
  'workflow.d8-closing',
  text('D8 总结与表彰', 'D8 Conclude and recognise the team'),
  z.object({ lessons: labelled(said(), '经验总结', 'What was learnt'), recognition: labelled(said(1_000), '对小组的肯定', 'Recognition of the team'), intoStandard: labelled(z.boolean(), '写入投诉处理服务规范', 'Write it into the handling standard').default(false) }),
);
