import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits that nobody can guess, in 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** How a secret rests in the database: a copy of the table opens nothing. Plain SHA-256 is enough for what cannot be guessed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The CSRF token of a session follows from its secret, so it needs no place and ends with it. Another site can make a browser send the cookie but can never read it. */
export const csrfOf = (sessionSecret: string): string => createHmac('sha256', sessionSecret).update('csrf').digest('base64url');

/** In a time that does not tell how much of it was right. */
export function sameSecret(given: unknown, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(right));
}

/** For a person to type once: 80 bits without letters that look alike. */
export function newPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return [...randomBytes(16)].map((byte) => letters[byte % 32]).join('').replace(/(.{4})(?=.)/g, '$1-');
}
