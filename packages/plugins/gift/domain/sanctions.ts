import { money, override, setting, text, yuan } from '@aftercare/kernel';
import { sanctioning } from '@aftercare/workflow';
import { chase } from './deadlines.ts';

/** What is fined at least and at most each time the first responsible person leaves the customer to others. */
export const leastFine = setting('gift.least-fine', text('推诿罚款下限', 'Least fine for passing the customer on'), money, yuan('10'));
export const mostFine = setting('gift.most-fine', text('推诿罚款上限', 'Largest fine for passing the customer on'), money, yuan('50'));

const passedOn = text('首问责任人推诿，让用户找其他部门', 'The first responsible person left the customer to others');
const dealersFault = text('经销商违反售后规定', 'The dealer broke the rules of service');
const carriersFault = text('承运商造成损失', 'The carrier caused the loss');

/** Fines for the first responsible person; rebates and the qualification of dealers; freight of carriers. */
export const sanctionRule = override(
  sanctioning,
  ({ cause, deadline, kind, against }, standard, read) => {
    const said = standard({ cause, deadline, kind, against });
    const fined = (cause === 'clock-breached' && deadline === chase.id) || cause === 'handed-back' || (cause === 'by-hand' && kind === 'fine');
    if (against === 'person') return fined ? [...said, { kind: 'fine' as const, rule: 'P-01', reason: passedOn, least: read(leastFine).amount, most: read(mostFine).amount, amount: read(leastFine).amount }] : said;
    if (cause !== 'by-hand') return said;
    if (kind === 'deduct-rebate') return [...said, { kind, rule: 'P-02', reason: dealersFault, least: '0.01', most: null, amount: null }];
    if (kind === 'cancel-qualification') return [...said, { kind, rule: 'P-02', reason: dealersFault, least: null, most: null, amount: null }];
    if (kind === 'deduct-freight') return [...said, { kind, rule: 'P-03', reason: carriersFault, least: '0.01', most: null, amount: null }];
    return said;
  },
  { settings: [leastFine, mostFine] },
);
