import { allowedChannels, allowedTypes, generalTime, majorAmount, standardRemedies } from '@aftercare/complaints';
import { duration, hours, money, setting, settingDefault, text, workingDays, yuan } from '@aftercare/kernel';

const usual = ['resupply', 'exchange'] as const;

/** How long the first responsible person may wait for another department. */
export const chaseTime = setting('gift.chase-time', text('催办时限', 'Time to chase other departments'), duration, hours(24));

/** The most that a handler may decide alone; null: any amount. The rules name the levels, not the amounts, so these are ours until the tenant sets its own. */
export const agentLimit = setting('gift.agent-limit', text('客服专员权限金额', "A service agent's limit"), money.nullable(), yuan('1000'));
export const managerLimit = setting('gift.manager-limit', text('主管与营销经理权限金额', "A supervisor's and the marketing manager's limit"), money.nullable(), yuan('20000'));
/** The most that a director may sign for. */
export const directorLimit = setting('gift.director-limit', text('总监签核限额', "A director's signing limit"), money.nullable(), null);

export const giftDefaults = [
  settingDefault(majorAmount, yuan('2000')),
  settingDefault(allowedTypes, ['product', 'service', 'process', 'complaint-handling', 'enquiry', 'need', 'suggestion', 'not-ours', 'improper-demand', 'development']),
  settingDefault(allowedChannels, ['phone', 'letter', 'visit']),
  settingDefault(standardRemedies, { product: [...usual], service: [...usual], process: [...usual], 'complaint-handling': [...usual] }),
  // The prescribed time is not written down anywhere: five working days are ours until the tenant sets its own.
  settingDefault(generalTime, workingDays(5)),
];
