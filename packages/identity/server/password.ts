import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's least for argon2id: 19 MiB, two passes. A stored hash names its own, so raising these costs each person one rehash. */
const strength = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;

const argon2id = promisify((parameters: Argon2Parameters, done: (error: Error | null, tag: Buffer) => void) => argon2('argon2id', parameters, done));

interface Phc {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly nonce: Buffer;
  readonly tag: Buffer;
}

/** Argon2id as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Not inside a command: it takes a while, and the transaction would wait. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await argon2id({ message: password.normalize('NFKC'), nonce, tagLength, ...strength });
  return `$argon2id$v=19$m=${strength.memory},t=${strength.passes},p=${strength.parallelism}$${bare(nonce)}$${bare(tag)}`;
}

/** Takes as long for `undefined` (nobody, or somebody without a password) as for a wrong password. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const { tag, ...parameters } = read(hash ?? nobody) ?? read(nobody)!;
  const given = await argon2id({ message: password.normalize('NFKC'), tagLength: tag.length, ...parameters });
  return timingSafeEqual(given, tag) && hash !== undefined;
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdated(hash: string): boolean {
  const found = read(hash);
  return found?.memory !== strength.memory || found.passes !== strength.passes || found.parallelism !== strength.parallelism;
}

const bare = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
const nobody = `$argon2id$v=19$m=${strength.memory},t=${strength.passes},p=${strength.parallelism}$${bare(randomBytes(16))}$${bare(randomBytes(tagLength))}`;

function read(hash: string): Phc | undefined {
  const [, memory, passes, parallelism, nonce, tag] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash) ?? [];
  if (!tag) return undefined;
  return { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), nonce: Buffer.from(nonce!, 'base64'), tag: Buffer.from(tag, 'base64') };
}
