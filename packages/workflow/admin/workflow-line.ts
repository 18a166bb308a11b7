import type { DrawLine, Line, LineWords } from '@aftercare/kernel/admin';
import { checkDeadline, grantKindTitles, measureDeadline, type GrantKind } from '@aftercare/workflow';
import { correctiveLines } from './corrective/corrective-lines.ts';
import { costLines } from './costs/cost-lines.ts';

type Payload = Readonly<Record<string, any>>;
type Draw = (payload: Payload, words: LineWords, text: string | null) => Line;

/** Of a step's clock the step; the clocks of measures and checks are called after their deadline. */
const named = ({ deadline, step }: Payload, words: LineWords): string => (step && deadline !== measureDeadline.id && deadline !== checkDeadline.id ? words.step(step as string) : words.deadline(deadline as string));
const lengthOf = (milliseconds: unknown, { duration }: LineWords): string => duration(Math.round(Number(milliseconds) / 60_000));

const names = (people: unknown, words: LineWords): string => (people as string[]).map(words.person).join('、');

const rolesOf = (roles: readonly string[], { role, t }: LineWords): string => roles.map(role).join(t('workflow.line.comma'));

/** Which facts had changed; the module whose rule it is brings their names. */
function reasonOf({ because }: Payload, { t }: LineWords): string | null {
  const { policy = '', facts = [] } = (because ?? {}) as { policy?: string; facts?: readonly string[] };
  const named = (fact: string): string => {
    const key = `${policy.split('.')[0]}.ruleFact.${fact}`;
    const word = t(key);
    return word === key ? fact : word;
  };
  return facts.length ? t('workflow.line.because', { facts: facts.map(named).join(t('workflow.line.comma')) }) : null;
}

const lines: Readonly<Record<string, Draw>> = {
  'workflow.clock-started': (said, words) => ({ title: words.t('workflow.line.clockStarted', { clock: named(said, words), due: words.dateTime(said.dueAt) }), detail: true }),
  'workflow.clock-paused': (said, words, reason) => ({ title: words.t('workflow.line.clockPaused', { clock: named(said, words), left: lengthOf(said.left, words) }), body: reason, tone: 'waiting' }),
  'workflow.clock-resumed': (said, words) => ({ title: words.t('workflow.line.clockResumed', { clock: named(said, words), due: words.dateTime(said.dueAt) }) }),
  'workflow.clock-stopped': (said, words) => ({
    title: words.t(`workflow.line.clockStopped.${said.outcome}`, { clock: named(said, words), used: lengthOf(said.used, words) }),
    detail: true,
    ...(said.outcome === 'late' ? { tone: 'bad' } : {}),
  }),
  'workflow.clock-breached': (said, words) => ({ title: words.t('workflow.line.clockBreached', { clock: named(said, words), due: words.dateTime(said.dueAt) }), tone: 'bad' }),
  'workflow.clock-moved': (said, words) => ({ title: words.t('workflow.line.clockMoved', { clock: named(said, words) }), detail: true, changes: [{ field: words.t('workflow.line.due'), from: words.dateTime(said.from), to: words.dateTime(said.to) }] }),
  'workflow.pause-struck': (said, words, reason) => ({
    title: words.t('workflow.line.pauseStruck', { clock: named(said, words) }), body: reason, tone: 'bad', changes: [{ field: words.t('workflow.line.due'), from: words.dateTime(said.from), to: words.dateTime(said.to) }],
  }),
  'workflow.pause-budget-ended': (said, words) => ({ title: words.t('workflow.line.pauseBudgetEnded', { clock: named(said, words) }), tone: 'waiting' }),
  'workflow.clock-threshold-reached': (said, words) => ({
    title: words.t(said.percent !== null && said.percent < 100 ? 'workflow.line.nearDue' : 'workflow.line.escalated', { clock: named(said, words), percent: said.percent, people: names(said.people, words) }),
    tone: said.percent !== null && said.percent < 100 ? 'waiting' : 'bad',
    ...(said.acknowledgeBy ? { body: words.t('workflow.line.acknowledgeBy', { at: words.dateTime(said.acknowledgeBy) }) } : {}),
  }),
  'workflow.escalation-acknowledged': (said, words) => ({ title: words.t('workflow.line.acknowledged', { clock: named(said, words) }), tone: 'done' }),
  'workflow.escalation-passed-on': (said, words) => ({ title: words.t('workflow.line.passedOn', { clock: named(said, words), people: names(said.people, words) }), tone: 'bad' }),
  'workflow.hand-over-offered': (said, words, reason) => ({ title: words.t('workflow.line.handOverOffered', { person: words.person(said.to), due: words.dateTime(said.dueAt) }), body: reason, tone: 'waiting' }),
  'workflow.hand-over-accepted': (_said, words) => ({ title: words.t('workflow.line.handOverAccepted'), tone: 'done' }),
  'workflow.hand-over-declined': (said, words, reason) => ({ title: words.t('workflow.line.handOverDeclined', { person: words.person(said.from) }), body: reason, tone: 'bad' }),
  'workflow.hand-over-returned': (said, words) => ({ title: words.t('workflow.line.handOverReturned', { to: words.person(said.to), from: words.person(said.from) }), tone: 'bad' }),
  'workflow.hand-over-withdrawn': (said, words) => ({ title: words.t('workflow.line.handOverWithdrawn', { person: words.person(said.to) }) }),
  'workflow.hand-over-forced': (said, words, reason) => ({ title: words.t('workflow.line.handOverForced', { person: words.person(said.to) }), body: reason, tone: 'waiting' }),
  'workflow.step-opened': (said, words) => ({ title: words.t(said.again ? 'workflow.line.stepAgain' : 'workflow.line.stepOpened', { step: words.step(said.step), role: words.role(said.by) }), body: reasonOf(said, words), detail: true }),
  'workflow.step-updated': (said, words) => ({ title: words.t('workflow.line.stepUpdated', { step: words.step(said.step) }), body: reasonOf(said, words), detail: true }),
  'workflow.step-withdrawn': (said, words) => ({ title: words.t('workflow.line.stepWithdrawn', { step: words.step(said.step) }), body: reasonOf(said, words), detail: true }),
  'workflow.step-waiting': (said, words) => ({ title: words.t(said.action === 'sign' ? 'workflow.line.stepToSign' : 'workflow.line.stepToDo', { step: words.step(said.step), roles: rolesOf(said.roles, words) }), detail: true }),
  'workflow.step-filled': (said, words) => ({ title: words.t('workflow.line.stepFilled', { step: words.step(said.step), role: rolesOf(said.signers ?? [said.signOffBy], words) }), tone: 'waiting' }),
  'workflow.step-reopened': (said, words, reason) => ({ title: words.t(said.cause ? 'workflow.line.stepReopened' : 'workflow.line.stepRedone', { step: words.step(said.step), cause: said.cause ? words.step(said.cause) : '' }), body: reason, tone: 'bad' }),
  'workflow.step-signed': (said, words, comment) => ({ title: words.t(said.missing?.length ? 'workflow.line.stepSignedOf' : 'workflow.line.stepSigned', { step: words.step(said.step), roles: rolesOf(said.missing ?? [], words) }), body: [said.amount ? words.money(said.amount) : '', comment].filter(Boolean).join('\n') || null, tone: 'done' }),
  'workflow.step-handed-back': (said, words, reason) => ({ title: words.t('workflow.line.stepHandedBack', { step: words.step(said.step) }), body: reason, tone: 'bad' }),
  'workflow.step-done': (said, words) => ({ title: words.t('workflow.line.stepDone', { step: words.step(said.step) }), tone: 'done' }),
  'workflow.approval-requested': (said, words) => ({ title: words.t('workflow.line.approvalRequested', { kinds: (said.kinds as GrantKind[]).map((kind) => words.say(grantKindTitles[kind])).join('、'), amount: words.money(said.amount), role: (said.roles as string[]).map(words.role).join('、') }), body: (said.approvers as string[]).map(words.person).join('、') || null, tone: 'waiting' }),
  'workflow.approval-signed': (said, words, comment) => ({ title: words.t('workflow.line.approvalSigned', { role: words.role(said.role) }), body: [said.for ? words.t('workflow.line.approvalFor', { person: words.person(said.for) }) : '', comment].filter(Boolean).join('\n') || null, tone: 'done' }),
  'workflow.approval-rerouted': (said, words) => ({ title: words.t('workflow.line.approvalRerouted', { people: names(said.approvers, words) }), tone: 'waiting' }),
  'workflow.approval-granted': (said, words) => ({ title: words.t('workflow.line.approvalGranted', { amount: words.money(said.amount) }), tone: 'done', detail: said.by === null }),
  'workflow.approval-refused': (_said, words, comment) => ({ title: words.t('workflow.line.approvalRefused'), body: comment, tone: 'bad' }),
  'workflow.approval-voided': (said, words) => ({ title: words.t('workflow.line.approvalVoided', { why: words.t(`workflow.approval.voided.${said.why}`) }), detail: said.why === 'not-taken' || said.why === 'case-ended' }),
  'workflow.first-responsible-set': (said, words) => ({ title: words.t('workflow.line.firstResponsible', { person: words.person(said.personId) }), detail: true }),
  'workflow.owner-changed': (said, words, reason) => ({ title: words.t('workflow.line.ownerChanged', { person: words.person(said.to) }), body: reason, ...(said.from ? { changes: [{ field: words.t('workflow.line.owner'), from: words.person(said.from), to: words.person(said.to) }] } : {}) }),
  'workflow.comment-added': (_said, words, text) => ({ title: words.t('workflow.line.comment'), body: text }),
  'workflow.file-attached': (said, words, name) => ({ title: words.t('workflow.line.fileAttached'), body: [name, words.bytes(Number(said.size))].filter(Boolean).join(' · ') }),
  'workflow.file-removed': (_said, words, name) => ({ title: words.t('workflow.line.fileRemoved'), body: name }),
};

/** What a journaled event of clocks, steps, people, comments or files is said as. */
const workflowLine: DrawLine = ({ event, payload, text }, words) => (lines[event] ?? costLines[event] ?? correctiveLines[event])?.(payload, words, text);
export default workflowLine;
