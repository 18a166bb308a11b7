import { remedyKind, severity } from '@aftercare/complaints';
import { calendarDay, labelled, moment, money, step, text } from '@aftercare/kernel';
import { z } from 'zod';

const words = (most = 2_000) => z.string().trim().min(1).max(most);
const line = words(120);
const ticked = () => z.boolean().refine((done) => done, 'must be done');
/** A closed list with its titles, so that the console can show them. */
const choice = <const T extends Record<string, { 'zh-CN': string; en: string }>>(titles: T) => z.enum(Object.keys(titles) as [Extract<keyof T, string>, ...Extract<keyof T, string>[]]).meta({ 'x-labels': titles });

/** A customer who wrote a letter is asked for a number at which to reach them. */
export const askPhone = step('gift.ask-phone', text('索取联系电话', 'Ask for a telephone number'), z.object({ phone: labelled(z.string().trim().min(5).max(40), '联系电话', 'Telephone number') }));

export const listen = step(
  'gift.listen',
  text('倾听并致歉', 'Listen and apologise'),
  z.object({
    heardOut: labelled(ticked(), '已完整听取，没有打断', 'Heard the customer out without interrupting'),
    apologised: labelled(ticked(), '已致歉', 'Apologised'),
    thanked: labelled(ticked(), '已致谢', 'Thanked the customer'),
    note: labelled(words().nullable(), '备注', 'Note').default(null),
  }),
);

/** Too little is known for an answer: the customer hears why, what happens next, when and from whom. */
export const defer = step(
  'gift.defer',
  text('延期答复', 'Defer the answer'),
  z.object({
    reason: labelled(words(900), '暂不能答复的原因（将告知客户）', 'Why there is no answer yet (the customer reads it)'),
    process: labelled(words(900), '后续流程与手续（将告知客户）', 'What happens next and what it takes (the customer reads it)'),
    promisedAt: labelled(moment, '承诺回复时间', 'When the customer will hear from us').meta({ 'x-format': 'datetime' }),
    handler: labelled(line, '告知客户的经办人姓名', "The handler's name as given to the customer"),
    contact: labelled(line, '客户的联系方式', 'How the customer can be reached'),
  }),
);

export const investigate = step('gift.investigate', text('补充调查', 'Investigate further'), z.object({ findings: labelled(words(), '新查明的情况', 'What was found out') }));

export const departmentAnswer = step('gift.department-answer', text('其他部门答复', "Another department's answer"), z.object({ department: labelled(line, '部门', 'Department'), answer: labelled(words(), '答复内容', 'Its answer') }));

/** Before a solution is offered it is clear what it has to solve. */
export const groundwork = step(
  'gift.groundwork',
  text('问题分析', 'Groundwork for a solution'),
  z
    .object({
      core: labelled(words(), '问题核心', 'Core of the problem'),
      severity: labelled(severity, '严重程度', 'Severity'),
      expectation: labelled(words(), '客户的期望', 'What the customer expects'),
      businessLoss: labelled(z.boolean(), '客户有经营损失', 'The customer has a business loss'),
      loss: labelled(money.nullable(), '损失金额', 'Amount of the loss').default(null),
      compensation: labelled(remedyKind.nullable(), '希望的补偿方式', 'Wanted form of compensation').default(null),
      claimed: labelled(money.nullable(), '希望的补偿金额', 'Wanted amount of compensation').default(null),
    })
    .superRefine(({ businessLoss, loss }, context) => {
      if (businessLoss && !loss) context.addIssue({ code: 'custom', path: ['loss'], message: 'A business loss has an amount.' });
    }),
);

/** After a refusal the customer's need is learnt again. */
export const coordinate = step(
  'gift.coordinate',
  text('再次协调', 'Coordinate once more'),
  z.object({
    need: labelled(words(), '重新了解的客户需求', "The customer's need, learnt again"),
    outcome: labelled(choice({ 'still-refuses': text('仍不同意', 'Still refuses'), 'open-to-another': text('愿意考虑新方案', 'Would look at another solution') }), '协调结果', 'Outcome'),
    note: labelled(words().nullable(), '备注', 'Note').default(null),
  }),
);

export const weigh = step(
  'gift.weigh',
  text('权衡双方利益', "Weigh both sides' interests"),
  z.object({
    customer: labelled(words(), '客户的利益', "The customer's interests"),
    company: labelled(words(), '公司的利益', 'Our interests'),
    assessment: labelled(words(), '评估意见', 'Assessment'),
    talks: labelled(words().nullable(), '与客户的沟通', 'Talks with the customer').default(null),
  }),
);

export const propose = step(
  'gift.propose',
  text('拟定解决方案', 'Propose a solution'),
  z.object({
    solution: labelled(words(4_000), '方案', 'Solution'),
    feasibility: labelled(words(), '可行性', 'Feasibility'),
    cost: labelled(words(), '成本', 'Cost'),
    fairness: labelled(words(), '对双方的公平性', 'Fairness to both sides'),
  }),
);

export const evaluate = step(
  'gift.evaluate',
  text('评价方案有效性', 'Evaluate the solution'),
  z.object({
    effectiveness: labelled(choice({ effective: text('有效', 'Effective'), partly: text('部分有效', 'Partly effective'), ineffective: text('无效', 'Not effective') }), '有效性', 'Effectiveness'),
    reason: labelled(words(), '理由', 'Reason'),
  }),
);

/** The service file: each case is one turn of plan, do, check and act. */
export const summarise = step(
  'gift.summarise',
  text('总结归档', 'Summarise for the file'),
  z.object({
    summary: labelled(words(4_000), '处理总结', 'Summary of the case'),
    plan: labelled(words(), '计划（P）', 'Plan'),
    do: labelled(words(), '执行（D）', 'Do'),
    check: labelled(words(), '检查（C）', 'Check'),
    act: labelled(words(), '改进（A）', 'Act'),
  }),
);

/** Before the product is blamed, what else may have caused it is looked into and ruled out. */
export const exclude = step(
  'gift.exclude',
  text('排除非产品原因', 'Rule out other causes'),
  z.object({
    operation: labelled(ticked(), '已排除用户操作', "Not the user's handling"),
    material: labelled(ticked(), '已排除原材料', 'Not the raw material'),
    storage: labelled(ticked(), '已排除储存', 'Not the storage'),
    transport: labelled(ticked(), '已排除物流运输', 'Not the transport'),
    note: labelled(words().nullable(), '备注', 'Note').default(null),
  }),
);

/** A technical problem goes to the sales director in writing, with what production needs for its check. */
export const forwardTechnical = step(
  'gift.forward-technical',
  text('技术问题上报', 'Report the technical problem'),
  z.object({
    batch: labelled(line, '批次', 'Batch'),
    specification: labelled(line, '规格', 'Specification'),
    producedAt: labelled(line, '生产时间', 'When it was made'),
    indicators: labelled(words(), '理化指标', 'Physical and chemical indicators'),
    problem: labelled(words(), '技术问题', 'Technical problem'),
  }),
);

/** The sales director reports it to production for a check and an experiment. */
export const productionCheck = step('gift.production-check', text('生产核查与试验', 'Check and experiment by production'), z.object({ findings: labelled(words(), '核查与试验结果', 'What the check and the experiment showed') }));

/** A row of the project service record: what was asked of the hotline, and what was answered. */
export const serviceRecord = step(
  'gift.service-record',
  text('登记项目服务情况', 'Enter the project service record'),
  z.object({
    project: labelled(line, '项目', 'Project'),
    demand: labelled(words(), '服务需求', 'What was asked for'),
    response: labelled(words(), '答复与服务情况', 'Answer and service given'),
    servedOn: labelled(calendarDay, '服务日期', 'Day of the service').meta({ 'x-format': 'date' }),
  }),
);
