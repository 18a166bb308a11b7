import { attemptChannel, attemptResult, containmentStateTitles, type ContainmentState } from '@aftercare/complaints';
import type { Text } from '@aftercare/kernel';
import type { Line, LineWords } from '@aftercare/kernel/admin';

type Payload = Readonly<Record<string, any>>;

/** The titles that a closed list carries for its values. */
const labelOf = (schema: { meta(): Record<string, unknown> | undefined }, value: string, words: LineWords): string => words.say((schema.meta()?.['x-labels'] as Record<string, Text> | undefined)?.[value] ?? value);
const state = (value: string, words: LineWords): string => words.say(containmentStateTitles[value as ContainmentState] ?? value);

/** What the events of containment cases and recalls are said as. */
export const containmentLines: Readonly<Record<string, (said: Payload, words: LineWords, text: string | null) => Line>> = {
  'complaints.batch-alarm': (said, words) => ({
    title: words.t('complaints.line.batchAlarm', { count: said.count }),
    body: said.ppm === null ? words.t('complaints.line.alarmByCount') : words.t('complaints.line.alarmByPpm', { ppm: said.ppm, shipped: said.shipped }),
    tone: 'bad',
  }),
  'complaints.containment-moved': (said, words) => ({ title: words.t('complaints.line.containmentMoved'), changes: [{ field: words.t('complaints.line.stateField'), from: state(said.from, words), to: state(said.to, words) }] }),
  'complaints.sample-compared': (said, words) => ({ title: words.t(said.result === 'different' ? 'complaints.line.sampleDifferent' : 'complaints.line.sampleSame'), tone: said.result === 'different' ? 'done' : 'bad' }),
  'complaints.containment-child-added': (said, words, number) => ({ title: words.t(said.by === 'detector' ? 'complaints.line.childDetected' : 'complaints.line.childAdded'), body: number }),
  'complaints.containment-child-removed': (_said, words, number) => ({ title: words.t('complaints.line.childRemoved'), body: number }),
  'complaints.recall-started': (said, words) => ({ title: words.t('complaints.line.recallStarted', { holders: said.holders }), tone: 'bad' }),
  'complaints.recall-notices-written': (said, words) => ({ title: words.t('complaints.line.noticesWritten', { written: said.written, left: said.left }), ...(said.noAddress ? { body: words.t('complaints.line.noAddress', { count: said.noAddress }) } : {}) }),
  'complaints.recall-attempted': (said, words, holder) => ({ title: words.t('complaints.line.attempted', { channel: labelOf(attemptChannel, said.channel, words), result: labelOf(attemptResult, said.result, words) }), body: holder }),
  'complaints.recall-goods-moved': (said, words, holder) => ({ title: words.t(`complaints.line.moved.${said.way ?? 'retrieve'}`, { quantity: `${said.quantity} ${said.unit}` }), body: holder }),
  'complaints.recall-closed': (said, words) => ({ title: words.t('complaints.line.recallClosed', { reached: said.reached, retrieved: said.retrieved }), tone: 'done' }),
};
