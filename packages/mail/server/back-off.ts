const seconds = {
  refused: [5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600],
  // it may be back any minute, and then everything goes out at once
  unreachable: [5, 5, 10, 10, 20, 30, 60],
};

const givenUpAfter = 3 * 24 * 3_600;

/** When a mail is tried again after its n-th attempt in vain; undefined when it has waited for three days. */
export function nextAttempt(attempts: number, { queuedAt, now, unreachable }: { queuedAt: Date; now: Date; unreachable: boolean }): Date | undefined {
  if (now.getTime() - queuedAt.getTime() >= givenUpAfter * 1_000) return undefined;
  const waits = seconds[unreachable ? 'unreachable' : 'refused'];
  return new Date(now.getTime() + waits[Math.min(attempts, waits.length) - 1]! * 1_000);
}
