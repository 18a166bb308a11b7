/** A role in which somebody may sign: in their own right, or in the place of somebody else. */
export interface Seat {
  readonly role: string;
  readonly for: string | null;
}

/**
 * The seats for which one signature counts: the level whose turn it is, and each next one that the same person may sign too.
 * @returns none where it is not their turn
 */
export function seatsSigned(chain: readonly (readonly string[])[], signed: number, seats: readonly Seat[]): Seat[] {
  const taken: Seat[] = [];
  for (const roles of chain.slice(signed)) {
    const mine = seats.filter(({ role }) => roles.includes(role));
    const seat = mine.find((each) => each.for === null) ?? mine[0];
    if (!seat) break;
    taken.push(seat);
  }
  return taken;
}
