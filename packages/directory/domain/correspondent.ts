import type { Locale } from '@aftercare/kernel';

export interface Correspondent {
  readonly name: string;
  readonly email: string;
  readonly language: Locale;
}

interface Addressed {
  readonly name: string;
  readonly email: string | null;
  readonly language: Locale;
  readonly contacts: readonly { readonly name: string; readonly email: string | null; readonly language: Locale | null; readonly primary: boolean }[];
}

/** Whom a mail to a party goes to: its primary contact, else the party itself, else any contact with an e-mail. */
export function correspondent({ contacts, ...party }: Addressed): Correspondent | null {
  const inOrder = [...contacts.filter(({ primary }) => primary), party, ...contacts.filter(({ primary }) => !primary)];
  const found = inOrder.find(({ email }) => email);
  return found ? { name: found.name, email: found.email!, language: found.language ?? party.language } : null;
}
