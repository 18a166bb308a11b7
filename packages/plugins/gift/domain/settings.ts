import { agent, allowedChannels, allowedTypes, director, generalTime, leastFollowUps, majorAmount, promiseUntilSolved, proposalsFirst, recurringCount, repeatRaisesLevel, standardRemedies, supervisor, tellEachStep } from '@aftercare/complaints';
import { duration, hours, money, setting, settingDefault, text, workingDays, yuan, type Role } from '@aftercare/kernel';
import { authorityLimits, type AuthorityLimit } from '@aftercare/workflow';
import { marketingManager } from './roles.ts';

const usual = ['resupply', 'exchange'] as const;

/** How long the first responsible person may wait for another department. */
export const chaseTime = setting('gift.chase-time', text('催办时限', 'Time to chase other departments'), duration, hours(24));

/** C-24: the most that a handler may grant in a case. The rules name the levels, not the amounts, so these are ours until the tenant sets its own. */
const limit = ({ id: role }: Role, amount: string | null): AuthorityLimit => ({ kind: 'any', role, limit: amount === null ? null : yuan(amount), per: 'case', windowDays: null });
export const giftAuthority = [limit(agent, '1000'), limit(marketingManager, '20000'), limit(supervisor, '20000'), limit(director, null)];

/** The most that a director may sign for. */
export const directorLimit = setting('gift.director-limit', text('总监签核限额', "A director's signing limit"), money.nullable(), null);

export const giftDefaults = [
  settingDefault(majorAmount, yuan('2000')),
  // C-02 and C-03 list in full what makes a complaint major.
  settingDefault(repeatRaisesLevel, false),
  settingDefault(allowedTypes, ['product', 'service', 'process', 'complaint-handling', 'enquiry', 'need', 'suggestion', 'not-ours', 'improper-demand', 'development']),
  settingDefault(allowedChannels, ['phone', 'letter', 'visit', 'hotline']),
  // C-30 gives no number: three of a type in a month are ours until the tenant sets its own.
  settingDefault(recurringCount, 3),
  settingDefault(promiseUntilSolved, true),
  settingDefault(proposalsFirst, true),
  settingDefault(leastFollowUps, 2),
  settingDefault(tellEachStep, true),
  settingDefault(authorityLimits, giftAuthority),
  settingDefault(standardRemedies, { product: [...usual], service: [...usual], process: [...usual], 'complaint-handling': [...usual] }),
  // The prescribed time is not written down anywhere: five working days are ours until the tenant sets its own.
  settingDefault(generalTime, workingDays(5)),
];
