import type { DrawLine, Line, LineWords } from '@aftercare/kernel/admin';

type Draw = (said: Readonly<Record<string, any>>, words: LineWords, subject: string | null) => Line;

const lines: Readonly<Record<string, Draw>> = {
  'mail.queued': (said, words, subject) => ({ title: words.t(said.again ? 'mail.line.again' : 'mail.line.queued'), body: subject, detail: !said.again }),
  'mail.sent': (_said, words, subject) => ({ title: words.t('mail.line.sent'), body: subject }),
  'mail.kept': (_said, words, subject) => ({ title: words.t('mail.line.kept'), body: subject }),
  'mail.failed': (_said, words, subject) => ({ title: words.t('mail.line.failed'), body: subject, tone: 'bad' }),
  'mail.unknown': (_said, words, subject) => ({ title: words.t('mail.line.unknown'), body: subject, tone: 'waiting' }),
};

/** What becomes of a mail, on the timeline of its case. */
const mailLine: DrawLine = ({ event, payload, text }, words) => lines[event]?.(payload, words, text);
export default mailLine;
