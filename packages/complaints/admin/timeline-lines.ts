import { channels, levels, liabilities, remedyKinds, stateTitles, types, verdicts } from '@aftercare/complaints';
import type { Money } from '@aftercare/kernel';
import type { DrawLine, Line, LineWords } from '@aftercare/kernel/admin';
import { containmentLines } from './containment/timeline-lines.ts';
import { fieldTitles } from './field-titles.ts';
import { relatedLines } from './related/related-lines.ts';
import { standardLines } from './standards/standard-lines.ts';

type Payload = Readonly<Record<string, any>>;
type Draw = (said: Payload, words: LineWords, text: string | null) => Line;

const titleIn = (titles: Readonly<Record<string, { 'zh-CN': string; en: string }>>, { say }: LineWords, id: unknown): string => say(titles[String(id)] ?? String(id));
const remediesOf = (remedies: readonly { kind: string; amount: Money | null }[], words: LineWords): string => remedies.map(({ kind, amount }) => [titleIn(remedyKinds.titles, words, kind), amount ? words.money(amount) : ''].filter(Boolean).join(' ')).join('、');

const lines: Readonly<Record<string, Draw>> = {
  'complaints.filed': (said, words) => ({ title: words.t('complaints.line.filed', { channel: titleIn(channels.titles, words, said.channel), type: titleIn(types.titles, words, said.type) }), ...(said.firstResponsible ? { body: words.t('complaints.line.firstResponsible', { person: words.person(said.firstResponsible) }) } : {}) }),
  'complaints.intake-confirmed': (_said, words) => ({ title: words.t('complaints.line.confirmed'), tone: 'done' }),
  'complaints.facts-revised': (said, words) => ({ title: words.t('complaints.line.revised'), body: (said.fields as string[]).map((name) => words.say(fieldTitles[name as keyof typeof fieldTitles] ?? name)).join('、') }),
  'complaints.level-changed': (said, words) => ({
    title: words.t(`complaints.line.level.${said.why}`, { level: titleIn(levels.titles, words, said.to) }),
    ...(said.to === 'major' ? { tone: 'bad' } : {}),
    ...(said.from ? { changes: [{ field: words.t('complaints.line.levelField'), from: titleIn(levels.titles, words, said.from), to: titleIn(levels.titles, words, said.to) }] } : { detail: true }),
  }),
  'complaints.state-changed': (said, words) => ({ title: words.t('complaints.line.state'), changes: [{ field: words.t('complaints.line.stateField'), from: titleIn(stateTitles, words, said.from), to: titleIn(stateTitles, words, said.to) }] }),
  'complaints.judged': (said, words) => ({ title: words.t('complaints.line.judged', { verdict: titleIn(verdicts.titles, words, said.verdict) }), ...(said.liability ? { body: words.t('complaints.line.liability', { who: titleIn(liabilities.titles, words, said.liability) }) } : {}) }),
  'complaints.promised': (said, words) => ({ title: words.t('complaints.line.promised', { at: words.dateTime(said.at) }), ...(said.handler ? { body: words.t('complaints.line.by', { person: words.person(said.handler) }) } : {}) }),
  'complaints.solution-offered': (said, words, solution) => ({ title: words.t('complaints.line.offered', { remedies: remediesOf(said.remedies, words) }), body: solution, tone: 'running' }),
  'complaints.solution-referred': (said, words, solution) => ({ title: words.t('complaints.line.referred', { person: words.person(said.to), role: words.role(said.role) }), body: solution, tone: 'waiting' }),
  'complaints.solution-answered': (said, words) => ({ title: words.t(`complaints.line.answered.${said.answer}`, { by: words.t(`complaints.line.by${said.by === 'link' ? 'Link' : 'Agent'}`) }), tone: said.answer === 'accepted' ? 'done' : 'bad' }),
  'complaints.action-added': (said, words) => ({ title: words.t(said.remedial ? 'complaints.line.remedial' : 'complaints.line.actionAdded', { kind: titleIn(remedyKinds.titles, words, said.kind) }) }),
  'complaints.action-done': (_said, words) => ({ title: words.t('complaints.line.actionDone'), tone: 'done' }),
  'complaints.followed-up': (said, words) => ({ title: words.t(said.satisfied ? 'complaints.line.satisfied' : 'complaints.line.unsatisfied'), tone: said.satisfied ? 'done' : 'bad', ...(said.next ? { body: words.t('complaints.line.nextFollowUp', { at: words.dateTime(said.next) }) } : {}) }),
  'complaints.analysed': (_said, words) => ({ title: words.t('complaints.line.analysed') }),
  'complaints.line-answered': (_said, words) => ({ title: words.t('complaints.line.lineAnswered') }),
  'complaints.escalated': (said, words) => ({ title: words.t('complaints.line.escalated', { person: words.person(said.to), role: words.role(said.role) }), tone: 'waiting' }),
  'complaints.closed': (said, words) => ({ title: words.t(said.onTime ? 'complaints.line.closedOnTime' : 'complaints.line.closedLate'), tone: said.onTime ? 'done' : 'bad' }),
  'complaints.withdrawn': (_said, words) => ({ title: words.t('complaints.line.withdrawn') }),
  'complaints.marked-duplicate': (_said, words) => ({ title: words.t('complaints.line.duplicate') }),
  'complaints.repeated': (said, words) => ({ title: words.t('complaints.line.repeated', { times: said.repeats }), tone: 'bad' }),
  'complaints.joined-containment': (_said, words, number) => ({ title: words.t('complaints.line.joinedContainment'), body: number, tone: 'waiting' }),
  'complaints.left-containment': (_said, words, number) => ({ title: words.t('complaints.line.leftContainment'), body: number }),
  ...containmentLines,
  ...standardLines,
  ...relatedLines,
  'complaints.contacted': (said, words, note) => ({ title: words.t(`complaints.line.contacted.${said.direction}`, { channel: titleIn(channels.titles, words, said.channel) }), body: note, ...(said.direction === 'in' && said.about === 'progress' ? { tone: 'bad' } : {}) }),
  'complaints.recurring-found': (said, words) => ({ title: words.t('complaints.line.recurringFound', { month: said.month, type: titleIn(types.titles, words, said.type), cases: said.cases }), tone: 'waiting' }),
  'complaints.reopened': (_said, words) => ({ title: words.t('complaints.line.reopened') }),
};

/** What a journaled event of complaints is said as. */
const complaintLine: DrawLine = ({ event, payload, text }, words) => lines[event]?.(payload, words, text);
export default complaintLine;
