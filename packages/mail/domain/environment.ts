import { z } from 'zod';

/** `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`; `?requireTLS=true` refuses to go on without, `?insecure=true` takes any certificate. */
export const smtpUrl = z
  .url({ protocol: /^smtps?$/, hostname: /./, error: 'is not smtp://… or smtps://…' })
  .refine((url) => !URL.canParse(url) || [...new URL(url).searchParams.keys()].every((key) => ['requireTLS', 'insecure', 'name'].includes(key)), 'has an unknown option: there are requireTLS, insecure and name');

/** `care@example.com`: the address that mails come from. Their name is the tenant's company. */
export const mailFrom = z.email('is not an e-mail address');
