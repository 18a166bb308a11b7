import type { Line, LineWords } from '@aftercare/kernel/admin';
import { correctiveTitles, measureKinds, type CorrectiveState, type MeasureKind } from '@aftercare/workflow';

type Payload = Readonly<Record<string, any>>;
type Draw = (payload: Payload, words: LineWords, text: string | null) => Line;

const kind = (payload: Payload, words: LineWords): string => words.say(measureKinds.titles[payload.kind as MeasureKind]);
const state = (given: unknown, words: LineWords): string => words.say(correctiveTitles[given as CorrectiveState]);

/** What happens to corrective actions is said as on a timeline. */
export const correctiveLines: Readonly<Record<string, Draw>> = {
  'workflow.corrective-opened': (said, words) => ({ title: words.t('workflow.line.correctiveOpened', { person: words.person(said.leader) }) }),
  'workflow.corrective-revised': (_said, words) => ({ title: words.t('workflow.line.correctiveRevised') }),
  'workflow.corrective-moved': (said, words) => ({ title: words.t('workflow.line.correctiveMoved', { state: state(said.to, words) }), ...(said.to === 'effective' ? { tone: 'done' as const } : {}), changes: [{ field: words.t('workflow.corrective.state'), from: state(said.from, words), to: state(said.to, words) }] }),
  'workflow.corrective-reopened': (said, words, why) => ({ title: words.t('workflow.line.correctiveReopened', { round: said.round }), body: why, tone: 'bad' }),
  'workflow.measure-assigned': (said, words, what) => ({ title: words.t('workflow.line.measureAssigned', { kind: kind(said, words), person: words.person(said.owner), due: words.dateTime(said.dueAt) }), body: what }),
  'workflow.measure-changed': (_said, words, what) => ({ title: words.t('workflow.line.measureChanged'), body: what }),
  'workflow.measure-done': (said, words, what) => ({ title: words.t('workflow.line.measureDone', { kind: kind(said, words) }), body: what, tone: 'done' }),
  'workflow.measure-cancelled': (said, words, what) => ({ title: words.t('workflow.line.measureCancelled', { kind: kind(said, words) }), body: what }),
  'workflow.measure-reopened': (said, words, what) => ({ title: words.t('workflow.line.measureReopened', { person: words.person(said.owner) }), body: what, tone: 'waiting' }),
  'workflow.measure-overdue': (said, words, what) => ({ title: words.t('workflow.line.measureOverdue', { person: words.person(said.owner) }), body: what, tone: 'bad' }),
  'workflow.checks-planned': (said, words) => ({ title: words.t('workflow.line.checksPlanned', { days: (said.days as number[] | undefined)?.join(' / ') ?? '' }) }),
  'workflow.check-due': (said, words) => ({ title: words.t('workflow.line.checkDue', { days: said.days }), tone: 'waiting' }),
  'workflow.effect-checked': (said, words, method) => ({ title: words.t(said.effective ? 'workflow.line.effectLasts' : 'workflow.line.effectLost', { days: said.days }), body: method, tone: said.effective ? 'done' : 'bad' }),
};
