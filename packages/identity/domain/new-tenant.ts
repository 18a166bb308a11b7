import { locale } from '@aftercare/kernel';
import { z } from 'zod';
import { emailAddress } from './session.ts';

const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'an IANA time zone such as Asia/Shanghai');

/** A company and its first administrator. */
export const newTenantInput = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens, a letter first, 2 to 40 in all'),
  name: z.string().trim().min(1).max(120),
  adminEmail: emailAddress,
  adminName: z.string().trim().min(1).max(80),
  locale: locale.default('zh-CN'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY').default('CNY'),
  timeZone: timeZone.default('Asia/Shanghai'),
  /** All that are installed when absent. */
  modules: z.array(z.string()).optional(),
  plugins: z.array(z.string()).default([]),
});
export type NewTenantInput = z.input<typeof newTenantInput>;
