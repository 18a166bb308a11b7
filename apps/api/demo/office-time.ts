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
