import { formatDateTime } from '@aftercare/kernel';

/** `2026-11-21 14:05` on the tenant's clock → the instant. A time that a clock change skips moves on by the change. */
export function instantOf(local: string, zone: string): string {
  const wanted = Date.parse(`${local.replace(' ', 'T')}:00Z`);
  const shown = (at: number) => Date.parse(`${formatDateTime(new Date(at), zone).replace(' ', 'T')}:00Z`);
  const guess = wanted - (shown(wanted) - wanted);
  return new Date(guess - (shown(guess) - wanted)).toISOString();
}
