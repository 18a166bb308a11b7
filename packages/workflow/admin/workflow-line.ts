import type { DrawLine, Line, LineWords } from '@aftercare/kernel/admin';

type Payload = Readonly<Record<string, any>>;
type Draw = (payload: Payload, words: LineWords, text: string | null) => Line;

const named = ({ deadline, step }: Payload, words: LineWords): string => (step ? words.step(step as string) : words.deadline(deadline as string));
const lengthOf = (milliseconds: unknown, { duration }: LineWords): string => duration(Math.round(Number(milliseconds) / 60_000));

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
  'workflow.step-opened': (said, words) => ({ title: words.t(said.again ? 'workflow.line.stepAgain' : 'workflow.line.stepOpened', { step: words.step(said.step), role: words.role(said.by) }), detail: true }),
  'workflow.step-updated': (said, words) => ({ title: words.t('workflow.line.stepUpdated', { step: words.step(said.step) }), detail: true }),
  'workflow.step-withdrawn': (said, words) => ({ title: words.t('workflow.line.stepWithdrawn', { step: words.step(said.step) }), detail: true }),
  'workflow.step-filled': (said, words) => ({ title: words.t('workflow.line.stepFilled', { step: words.step(said.step), role: words.role(said.signOffBy) }), tone: 'waiting' }),
  'workflow.step-signed': (said, words, comment) => ({ title: words.t('workflow.line.stepSigned', { step: words.step(said.step) }), body: [said.amount ? words.money(said.amount) : '', comment].filter(Boolean).join('\n') || null, tone: 'done' }),
  'workflow.step-handed-back': (said, words, reason) => ({ title: words.t('workflow.line.stepHandedBack', { step: words.step(said.step) }), body: reason, tone: 'bad' }),
  'workflow.step-done': (said, words) => ({ title: words.t('workflow.line.stepDone', { step: words.step(said.step) }), tone: 'done' }),
  'workflow.first-responsible-set': (said, words) => ({ title: words.t('workflow.line.firstResponsible', { person: words.person(said.personId) }), detail: true }),
  'workflow.owner-changed': (said, words, reason) => ({ title: words.t('workflow.line.ownerChanged', { person: words.person(said.to) }), body: reason, ...(said.from ? { changes: [{ field: words.t('workflow.line.owner'), from: words.person(said.from), to: words.person(said.to) }] } : {}) }),
  'workflow.comment-added': (_said, words, text) => ({ title: words.t('workflow.line.comment'), body: text }),
  'workflow.file-attached': (said, words, name) => ({ title: words.t('workflow.line.fileAttached'), body: [name, words.bytes(Number(said.size))].filter(Boolean).join(' · ') }),
  'workflow.file-removed': (_said, words, name) => ({ title: words.t('workflow.line.fileRemoved'), body: name }),
};

/** What a journaled event of clocks, steps, people, comments or files is said as. */
const workflowLine: DrawLine = ({ event, payload, text }, words) => lines[event]?.(payload, words, text);
export default workflowLine;
