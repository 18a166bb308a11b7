import { domainError } from '@aftercare/kernel';
import { Decimal } from 'decimal.js';
import type { HolderState } from './recall-states.ts';

/** Where the goods of one holder are, as decimal strings in one unit; together they are what was shipped to the holder. */
export interface Balance {
  /** Still with the holder. */
  readonly open: string;
  /** With us, and neither destroyed nor returned yet. */
  readonly retrieved: string;
  readonly destroyed: string;
  readonly returned: string;
  /** Given up, because the holder cannot be found. */
  readonly unreachable: string;
}
export type Place = keyof Balance;
export const places = ['open', 'retrieved', 'destroyed', 'returned', 'unreachable'] as const satisfies readonly Place[];

/** Goods move along these ways only: what is destroyed or returned was retrieved before; whoever is found again holds what was given up. */
export const ways = { retrieve: ['open', 'retrieved'], destroy: ['retrieved', 'destroyed'], return: ['retrieved', 'returned'], 'give-up': ['open', 'unreachable'], 'find-again': ['unreachable', 'open'] } as const satisfies Record<string, readonly [Place, Place]>;
export type Way = keyof typeof ways;

export class MoreThanThere extends domainError<{ way: Way; asked: string; there: string }>('complaints.more-than-there', 409, ({ asked, there }) => `${asked} is more than the ${there} that are there.`) {}

export const shippedTo = (balance: Balance): string => Decimal.sum(...places.map((place) => balance[place])).toFixed();

/** @throws MoreThanThere when less is where it comes from, and for nothing at all */
export function move(balance: Balance, way: Way, quantity: string): Balance {
  const [from, to] = ways[way];
  const amount = new Decimal(quantity);
  if (amount.lte(0) || amount.gt(balance[from])) throw new MoreThanThere({ way, asked: amount.toFixed(), there: balance[from] });
  return { ...balance, [from]: new Decimal(balance[from]).sub(amount).toFixed(), [to]: new Decimal(balance[to]).add(amount).toFixed() };
}

/** @param reached whether the holder was ever spoken to */
export function stateOf(balance: Balance, reached: boolean): HolderState {
  const some = (place: Place): boolean => new Decimal(balance[place]).gt(0);
  if (some('open')) return reached || places.some((place) => place !== 'open' && some(place)) ? 'contacted' : 'not-contacted';
  if (some('retrieved')) return 'retrieved';
  if (some('returned')) return 'returned';
  return some('destroyed') ? 'destroyed' : 'unreachable';
}

/** A whole in parts per hundred with one decimal; 0 of nothing. */
export const percentOf = (part: string | number, whole: string | number): number => (new Decimal(whole).lte(0) ? 0 : new Decimal(part).div(whole).mul(100).toDecimalPlaces(1).toNumber());

/** What happened on one day of a recall. */
export interface RecallDay {
  readonly day: string;
  readonly reached: number;
  readonly retrieved: string;
}

/** Day by day what share of the holders had been reached and what share of the goods had come back, in percent. */
export function ratesByDay(days: readonly RecallDay[], whole: { readonly holders: number; readonly shipped: string }): { day: string; reached: number; retrieved: number }[] {
  let [reached, retrieved] = [0, new Decimal(0)];
  return days.map((each) => {
    reached += each.reached;
    retrieved = retrieved.add(each.retrieved);
    return { day: each.day, reached: percentOf(reached, whole.holders), retrieved: percentOf(retrieved.toFixed(), whole.shipped) };
  });
}
