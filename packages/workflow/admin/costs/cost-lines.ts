import type { Text } from '@aftercare/kernel';
import type { Line, LineWords } from '@aftercare/kernel/admin';
import { costCategoryTitles, payerTitles, sanctionKindTitles, type CostCategory, type CostPayer, type SanctionKind } from '@aftercare/workflow';

type Payload = Readonly<Record<string, any>>;
type Draw = (payload: Payload, words: LineWords, text: string | null) => Line;

const said = (words: LineWords, of: Text): string => words.say(of);
const payer = (payload: Payload, words: LineWords): string => said(words, payerTitles[payload.payer as CostPayer]);
const sum = ({ amount }: Payload, words: LineWords): string | null => (amount ? words.money(amount) : null);
const both = (...parts: readonly (string | null)[]): string | null => parts.filter(Boolean).join('\n') || null;
const cost = (key: string): Draw => (payload, words, text) => ({ title: words.t(`workflow.line.${key}`, { category: said(words, costCategoryTitles[payload.category as CostCategory]), payer: payer(payload, words) }), body: both(sum(payload, words), text) });
const claim = (key: string, tone?: Line['tone']): Draw => (payload, words) => ({ title: words.t(`workflow.line.${key}`, { payer: payer(payload, words) }), body: sum(payload, words), ...(tone ? { tone } : {}) });
const sanction = (key: string, tone?: Line['tone']): Draw => (payload, words, text) => ({ title: words.t(`workflow.line.${key}`, { kind: said(words, sanctionKindTitles[payload.kind as SanctionKind]), person: payload.personId ? words.person(payload.personId) : '' }), body: text, ...(tone ? { tone } : {}) });

/** What costs, claims and sanctions are said as on a timeline. */
export const costLines: Readonly<Record<string, Draw>> = {
  'workflow.cost-recorded': cost('costRecorded'),
  'workflow.cost-reversed': cost('costReversed'),
  'workflow.recovery-opened': claim('recoveryOpened'),
  'workflow.recovery-revised': claim('recoveryRevised'),
  'workflow.recovery-agreed': claim('recoveryAgreed', 'done'),
  'workflow.recovery-received': claim('recoveryReceived', 'done'),
  'workflow.recovery-refused': claim('recoveryRefused', 'bad'),
  'workflow.recovery-waived': claim('recoveryWaived'),
  'workflow.recovery-overdue': claim('recoveryOverdue', 'bad'),
  'workflow.sanction-proposed': sanction('sanctionProposed', 'waiting'),
  'workflow.sanction-confirmed': sanction('sanctionConfirmed'),
  'workflow.sanction-dismissed': sanction('sanctionDismissed'),
};
