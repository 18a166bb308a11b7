import { locale, moment } from '@aftercare/kernel';
import { z } from 'zod';

export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** A password as it is given: its length is checked against the tenant's setting when one is chosen, and never when one is shown. */
export const password = z.string().min(1).max(200);

export const signInInput = z.strictObject({
  company: z.string().trim().toLowerCase().min(1).max(40),
  email: z.string().trim().toLowerCase().min(1).max(254),
  password,
}).meta({ id: 'SignIn' });
export type SignInInput = z.output<typeof signInInput>;

export const changePasswordInput = z.strictObject({ current: password, next: password }).meta({ id: 'ChangePassword' });
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

export const setLocaleInput = z.strictObject({ locale }).meta({ id: 'SetLocale' });

/** Who is signed in, for which company, and what they may do. */
export const sessionView = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), email: z.string(), locale: locale.nullable() }),
  tenant: z.object({ code: z.string(), name: z.string(), locale, currency: z.string(), timeZone: z.string(), modules: z.array(z.string()), plugins: z.array(z.string()) }),
  permissions: z.array(z.string()),
  /** Goes back in the header `x-csrf-token`; empty for an API token, which needs none. */
  csrf: z.string(),
}).meta({ id: 'Session' });
export type SessionView = z.output<typeof sessionView>;

/** An API token of one's own; what opens doors was shown once and is not kept. */
export const tokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
}).meta({ id: 'ApiToken' });
export type TokenView = z.output<typeof tokenView>;

export const issueTokenInput = z.strictObject({ name: z.string().trim().min(1).max(80), expiresAt: moment.nullable().default(null) }).meta({ id: 'IssueToken' });
export type IssueTokenInput = z.input<typeof issueTokenInput>;

/** Shown this once. */
export const issuedToken = z.object({ id: z.uuid(), token: z.string() }).meta({ id: 'IssuedToken' });

/** One place where somebody is signed in. */
export const placeView = z.object({
  id: z.uuid(),
  address: z.string(),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  /** To the minute. */
  lastSeenAt: z.iso.datetime(),
  /** Whether the request came from there. */
  current: z.boolean(),
}).meta({ id: 'Place' });
export type PlaceView = z.output<typeof placeView>;
