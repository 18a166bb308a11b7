import type { Money } from '@aftercare/kernel';
import type { GrantKind } from '@aftercare/workflow';
import type { RemedyKind } from './terms.ts';

/** What a remedy that is worth money counts as before the table of authority. Whatever has no kind of its own is money for the customer. */
const kinds: Readonly<Record<RemedyKind, GrantKind>> = {
  resupply: 'free-goods',
  exchange: 'free-goods',
  return: 'refund',
  repair: 'waiver',
  refund: 'refund',
  discount: 'discount',
  compensation: 'compensation',
  apology: 'compensation',
  information: 'compensation',
  other: 'compensation',
};

interface Remedy {
  readonly kind: RemedyKind;
  readonly lineId: string | null;
  readonly amount: Money | null;
  readonly description: string;
}

/** What an offer asks authority for. A remedy for no line in particular is for the batch that all lines share, if they do. */
export function grantsOf(remedies: readonly Remedy[], lines: readonly { readonly id: string; readonly batch: string | null }[]): { kind: GrantKind; amount: Money; batch: string | null; words: string }[] {
  const batches = new Set(lines.map(({ batch }) => batch));
  const shared = batches.size === 1 ? lines[0]!.batch : null;
  return remedies.flatMap(({ kind, lineId, amount, description }) => (amount ? [{ kind: kinds[kind], amount, batch: lineId ? (lines.find(({ id }) => id === lineId)?.batch ?? null) : shared, words: description }] : []));
}
