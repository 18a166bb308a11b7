const hour = 3_600_000;
const zone = 8 * hour;
const [opens, closes] = [9, 17];

const local = (at: number) => new Date(at + zone);
const isOpen = (at: number): boolean => {
  const time = local(at);
  return time.getUTCDay() % 6 !== 0 && time.getUTCHours() >= opens && time.getUTCHours() < closes;
};

/** The last office hour up to a moment, or the first from it on: people of the demo write at their desks, Monday to Friday in China. */
export function officeTime(at: number, direction: 'before' | 'after'): number {
  let time = at;
  while (!isOpen(time)) time += direction === 'before' ? -hour : hour;
  return time;
}

/** Twenty past nine on a working day some days ago, so that what has to be done within hours is done before the office closes. */
export function officeMorning(now: number, daysAgo: number): number {
  const day = 24 * hour;
  let morning = Math.floor((now + zone) / day - daysAgo) * day - zone + (opens + 1 / 3) * hour;
  while (!isOpen(morning)) morning -= day;
  return Math.round(morning);
}
