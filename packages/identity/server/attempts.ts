import { Db, Now, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { isIPv6 } from 'node:net';
import { TooManyAttempts } from '../domain/index.ts';
import { hashOf } from './secrets.ts';

/** How long a full counter stays full. */
export const attemptSpan = '15 minutes';

/**
 * An account is closed to an address after 5 wrong passwords, to all after 30 (so that one stranger cannot lock its owner out),
 * and an address to every account after 50.
 */
const most = { accountFromAddress: 5, account: 30, address: 50, resets: 3, resetsFromAddress: 20 } as const;

export interface Counter {
  readonly key: string;
  readonly most: number;
  /** Whether a success empties it; else the success only takes itself out. */
  readonly clears: boolean;
}

/** The counters that a guess at an account counts on. Keys are hashed: what people type into a company field is not kept. */
export function countersOf(account: string, address: string): Counter[] {
  const from = addressBlock(address);
  return [
    { key: hashOf(`${account} from ${from}`), most: most.accountFromAddress, clears: true },
    { key: hashOf(account), most: most.account, clears: true },
    { key: hashOf(`from ${from}`), most: most.address, clears: false },
  ];
}

/** Asking for a reset: a mailbox gets 3, an address asks 20 times. None is ever given back, for nobody learns whether it was right. */
export function resetCountersOf(account: string, address: string): Counter[] {
  return [
    { key: hashOf(`reset of ${account}`), most: most.resets, clears: false },
    { key: hashOf(`resets from ${addressBlock(address)}`), most: most.resetsFromAddress, clears: false },
  ];
}

/** One customer of a provider has a whole /64 of IPv6 addresses. */
export function addressBlock(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const groups = tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}

/** Counts guesses at secrets, in the database, so that several processes count together. */
@Injectable()
export class Attempts {
  constructor(
    private readonly db: Db,
    private readonly now: Now,
  ) {}

  /** Outside a command: what was counted must stay when the guess is refused. @throws TooManyAttempts */
  async begin(counters: readonly Counter[]): Promise<void> {
    const [row] = await this.db.across<{ wait: number | null }>(sql`select begin_attempt(${JSON.stringify(counters)}::jsonb, ${this.now.iso()}::timestamptz, ${attemptSpan}::interval) as wait`);
    if (row?.wait) throw new TooManyAttempts({ retryAfter: row.wait });
  }

  /** It was right. Inside a command. */
  async forgive(counters: readonly Counter[]): Promise<void> {
    await this.db.run(sql`select forgive_attempt(${JSON.stringify(counters)}::jsonb)`);
  }
}
