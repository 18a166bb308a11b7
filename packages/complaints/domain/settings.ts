import { duration, money, setting, text, workingDays, workingHours, calendarDays } from '@aftercare/kernel';
import { z } from 'zod';
import { channel, channels, complaintType, remedyKind, types } from './terms.ts';

/** From this amount on a complaint is major; the amount itself counts. Null: the amount does not matter. */
export const majorAmount = setting('complaints.major-amount', text('重大投诉金额', 'Amount of a major complaint'), money.nullable(), null);

export const allowedChannels = setting('complaints.channels', text('受理渠道', 'Channels'), z.array(channel).min(1), (Object.keys(channels.titles) as z.output<typeof channel>[]).filter((each) => each !== 'hotline'));

export const allowedTypes = setting('complaints.types', text('投诉类型', 'Types of complaint'), z.array(complaintType).min(1), (Object.keys(types.titles) as z.output<typeof complaintType>[]).filter((type) => !['development', 'improper-demand'].includes(type)));

/** How soon the customer hears from somebody by name. */
export const firstContactTime = setting('complaints.first-contact-time', text('首次联系时限', 'Time to first contact'), duration, workingHours(4));

/** How soon a solution is offered. */
export const answerTime = setting('complaints.answer-time', text('答复时限', 'Time to an answer'), duration, workingDays(5));

/** How soon a general complaint ends. */
export const generalTime = setting('complaints.general-time', text('一般投诉结案时限', 'Time to close a general complaint'), duration, workingDays(20));

export const majorTime = setting('complaints.major-time', text('重大投诉结案时限', 'Time to close a major complaint'), duration, workingDays(20));

/** How long after the remedy the customer is asked whether all is well. */
export const followUpTime = setting('complaints.follow-up-time', text('回访间隔', 'Time to a follow-up'), duration, calendarDays(7));

/** How long a customer may use the links of an offer. */
export const offerValidity = setting('complaints.offer-validity', text('方案答复链接有效期', 'Validity of the links of an offer'), duration, calendarDays(14));

/** The usual remedies by type; another one needs a reason. A type that is missing has none. */
export const standardRemedies = setting('complaints.standard-remedies', text('标准补救措施', 'Standard remedies'), z.partialRecord(complaintType, z.array(remedyKind)), {});

/** Where a customer can turn who does not accept the result. */
export const externalReview = setting('complaints.external-review', text('外部评审机构', 'External review body'), z.strictObject({ name: z.string().min(1).max(120), address: z.string().min(1).max(300) }), {
  name: '当地消费者协会 / 12315',
  address: 'https://www.12315.cn',
});

/** How often the customer is at least asked after a solution before a case is closed. */
export const leastFollowUps = setting('complaints.least-follow-ups', text('最少回访次数', 'Least number of follow-ups'), z.number().int().min(0).max(10), 0);

/** Whether several solutions are prepared before one is offered, so that another is at hand when it is refused. */
export const proposalsFirst = setting('complaints.proposals-first', text('先备多个方案', 'Prepare several solutions first'), z.boolean(), false);

/** Whether the customer hears of each step that is done. */
export const tellEachStep = setting('complaints.tell-each-step', text('每步告知客户', 'Tell the customer of each step'), z.boolean(), false);

/** Whether a kept promise is followed by the next one until there is a solution. */
export const promiseUntilSolved = setting('complaints.promise-until-solved', text('未解决前持续承诺回复时间', 'Promise a next notice until solved'), z.boolean(), false);

/** From how many complaints of one type in a calendar month on the monthly review opens a corrective action; null: it opens none. */
export const recurringCount = setting('complaints.recurring-count', text('月度复盘触发件数', 'Complaints of a type that make the monthly review act'), z.number().int().min(2).max(10_000).nullable(), null);
