/** What tells one line of a complaint from another. */
export interface Goods {
  readonly id: string;
  readonly productId: string | null;
  readonly soldUnitId: string | null;
  readonly orderNumber: string | null;
  readonly batch: string | null;
  readonly serial: string | null;
  readonly problem: string;
}

const folded = (text: string | null): string => (text ?? '').normalize('NFKC').toLowerCase().replaceAll(/[\s._/\\-]+/g, '');

/** The same goods: the same sold unit or serial number, else the same product, batch and order; where nothing of it is said, the same problem. */
function keyOf({ productId, soldUnitId, orderNumber, batch, serial, problem }: Goods): string {
  if (soldUnitId) return `unit ${soldUnitId}`;
  if (folded(serial)) return `serial ${productId ?? ''} ${folded(serial)}`;
  const goods = [productId ?? '', folded(batch), folded(orderNumber)];
  return goods.some(Boolean) ? `goods ${goods.join(' ')}` : `problem ${folded(problem)}`;
}

/** The lines of one complaint that another one lacks: what is about the same goods stays where it is. */
export function lacking<Line extends Goods>(there: readonly Goods[], lines: readonly Line[]): Line[] {
  const known = new Set(there.map(keyOf));
  return lines.filter((line) => !known.has(keyOf(line)));
}
