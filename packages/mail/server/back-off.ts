const seconds = [5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600];

/** An unreachable server is asked again at least this often: it may be back any minute, and then everything goes out at once. */
const mostForServer = 300;

const givenUpAfter = 3 * 24 * 3_600;

/** When a mail is tried again after its n-th attempt in vain; undefined when it has waited for three days. */
export function nextAttempt(attempts: number, { queuedAt, now, unreachable }: { queuedAt: Date; now: Date; unreachable: boolean }): Date | undefined {
  if (now.getTime() - queuedAt.getTime() >= givenUpAfter * 1_000) return undefined;
  const wait = seconds[Math.min(attempts, seconds.length) - 1]!;
  return new Date(now.getTime() + (unreachable ? Math.min(wait, mostForServer) : wait) * 1_000);
}
