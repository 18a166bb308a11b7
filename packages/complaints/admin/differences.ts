import { channels, levels, severities, stateTitles, types, verdicts, type ComplaintView } from '@aftercare/complaints';
import type { Money, Text } from '@aftercare/kernel';
import { fieldTitles } from './field-titles.ts';

export interface DifferenceWords {
  readonly say: (text: Text | string | null | undefined) => string;
  readonly money: (value: Money) => string;
  readonly dateTime: (at: string) => string;
}

export interface Difference {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What somebody else changed in a case meanwhile, in words. */
export function differences(before: ComplaintView, now: ComplaintView, { say, money, dateTime }: DifferenceWords): Difference[] {
  const said = (view: ComplaintView): Partial<Record<keyof typeof fieldTitles, string>> => ({
    state: say(stateTitles[view.state]),
    level: say(levels.titles[view.level]),
    owner: (view.assignment.owner && view.people[view.assignment.owner]) ?? '',
    type: say(types.titles[view.type]),
    channel: say(channels.titles[view.channel]),
    subject: view.subject,
    content: view.content,
    contact: [view.contact.name, view.contact.phone, view.contact.email, view.contact.address].filter(Boolean).join(' · '),
    demand: view.demand ?? '',
    claimed: view.claimed ? money(view.claimed) : '',
    loss: view.loss ? money(view.loss) : '',
    severity: view.severity ? say(severities.titles[view.severity]) : '',
    promise: view.promise ? dateTime(view.promise.at) : '',
    verdict: view.verdict ? say(verdicts.titles[view.verdict]) : '',
    cause: view.cause ?? '',
    corrective: view.corrective ?? '',
    preventive: view.preventive ?? '',
    offers: String(view.offers.length || ''),
    actions: `${view.actions.filter(({ doneAt }) => doneAt).length}/${view.actions.length}`,
    followUps: String(view.followUps.length || ''),
    steps: String(view.steps.filter(({ state }) => state === 'done').length || ''),
  });
  const [old, fresh] = [said(before), said(now)];
  return (Object.keys(fresh) as (keyof typeof fieldTitles)[]).filter((name) => old[name] !== fresh[name]).map((name) => ({ field: say(fieldTitles[name]), from: old[name] ?? '', to: fresh[name] ?? '' }));
}
