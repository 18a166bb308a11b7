import { duration, setting, text, workingDays, workingHours } from '@aftercare/kernel';
import { z } from 'zod';
import { holidayRegion } from './calendar.ts';
import { fiveDays, officeHoursSchema } from './office-hours.ts';

/** In the tenant's time zone. */
export const officeHours = setting('workflow.office-hours', text('工作时间', 'Office hours'), officeHoursSchema, fiveDays());

/** `CN` follows the yearly notice on public holidays, make-up workdays included; `none` knows the tenant's own exceptions only. */
export const publicHolidays = setting('workflow.public-holidays', text('法定节假日', 'Public holidays'), holidayRegion, 'CN');

/** How long somebody of whom money is claimed back may take to answer. */
export const recoveryAnswerTime = setting('workflow.recovery-answer-time', text('追偿答复时限', 'Time to answer a claim'), duration, workingDays(10));

/** How long somebody may take to accept a case that is offered to them; then it comes back by itself. */
export const handOverTime = setting('workflow.hand-over-time', text('移交接收时限', 'Time to accept a hand-over'), duration, workingHours(4));

/** How soon those who are told of a missed deadline acknowledge it, before the next ones are told. */
export const acknowledgeTime = setting('workflow.acknowledge-time', text('超时升级确认时限', 'Time to acknowledge an escalation'), duration, workingHours(4));

/** How long after a deadline was missed the superior's superior is told. */
export const nextSuperiorAfter = setting('workflow.next-superior-after', text('超时后升级到更上级的时间', "Time until the superior's superior is told"), duration, workingDays(1));

/** How long a clock may stand still in all its pauses together; null: as long as it takes. */
export const pauseBudget = setting('workflow.pause-budget', text('累计暂停时限', 'Pause budget of a clock'), duration.nullable(), null);

/** A pause whose reason holds one of these words needs something that proves it. */
export const reasonsWithEvidence = setting('workflow.reasons-with-evidence', text('须附凭证的暂停原因', 'Reasons for a pause that need evidence'), z.array(z.string().trim().min(1).max(60)).max(50), []);

export * from './corrective-settings.ts';

export { authorityLimits } from './authority-limits.ts';
