import type { ComplaintAction, ComplaintView } from '@aftercare/complaints';

type Values = Record<string, unknown>;

/** What a form starts with: what is known already need not be typed again. */
export function startOf(action: ComplaintAction, complaint: ComplaintView, context: Values): Values {
  const { version, contact, content, demand } = complaint;
  const start: Values = { version, ...context };
  if (action === 'confirm') return { ...start, contact, content };
  if (action === 'escalate') return { ...start, course: content, demand };
  if (action === 'judge') return { ...start, verdict: complaint.verdict, liability: complaint.liability, reason: complaint.verdictReason };
  if (action === 'analyse') return { ...start, cause: complaint.cause, causeCategory: complaint.causeCategory, corrective: complaint.corrective, preventive: complaint.preventive };
  if (action === 'revise') return { ...start, ...revised(complaint) };
  if (action === 'answer-line') return { ...start, answer: complaint.lines.find(({ id }) => id === context.lineId)?.answer };
  // What waits for approval or did not get it is where the next offer begins.
  const last = complaint.offers.at(-1);
  if (action === 'offer' && (last?.answer === 'awaiting-approval' || last?.answer === 'not-approved')) return { ...start, solution: last.solution, remedies: last.remedies };
  return start;
}

const revisable = ['type', 'subject', 'content', 'contact', 'remedyAsked', 'demand', 'claimed', 'loss', 'severity', 'flags'] as const satisfies readonly (keyof ComplaintView)[];
const revised = (complaint: ComplaintView): Values => Object.fromEntries(revisable.map((name) => [name, complaint[name]]));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What is sent: of a revision what was changed, an emptied field as null; "yes" and "no" as the API says them. */
export function sentOf(action: ComplaintAction, complaint: ComplaintView, value: Values): Values {
  if (action === 'follow-up') return { ...value, satisfied: value.satisfied === 'yes' };
  if (action !== 'revise') return value;
  const changed = revisable.filter((name) => (name === 'contact' ? !sameContact(complaint.contact, value.contact as Values) : !same(value[name], complaint[name])));
  const never: readonly string[] = ['type', 'subject', 'content', 'contact'];
  return { version: value.version, ...Object.fromEntries(changed.filter((name) => value[name] !== undefined || !never.includes(name)).map((name) => [name, value[name] ?? (name === 'flags' ? [] : null)])) };
}

const sameContact = (before: ComplaintView['contact'], now: Values | undefined): boolean => (['name', 'phone', 'email', 'address', 'language'] as const).every((name) => same(before[name], now?.[name]));
