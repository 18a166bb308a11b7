import { setting, text } from '@aftercare/kernel';
import { holidayRegion } from './calendar.ts';
import { fiveDays, officeHoursSchema } from './office-hours.ts';

/** In the tenant's time zone. */
export const officeHours = setting('workflow.office-hours', text('工作时间', 'Office hours'), officeHoursSchema, fiveDays());

/** `CN` follows the yearly notice on public holidays, make-up workdays included; `none` knows the tenant's own exceptions only. */
export const publicHolidays = setting('workflow.public-holidays', text('法定节假日', 'Public holidays'), holidayRegion, 'CN');
