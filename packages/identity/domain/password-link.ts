import { locale } from '@aftercare/kernel';
import { z } from 'zod';
import { password, signInInput } from './session.ts';

/** What the page says before somebody chooses a password. */
export const passwordLinkView = z.object({
  kind: z.enum(['invitation', 'reset']),
  name: z.string(),
  email: z.string(),
  company: z.string(),
  code: z.string(),
  locale,
  /** The shortest password that the company takes. */
  least: z.number().int(),
}).meta({ id: 'PasswordLink' });
export type PasswordLinkView = z.output<typeof passwordLinkView>;

export const choosePasswordInput = z.strictObject({ password }).meta({ id: 'ChoosePassword' });

export const resetInput = signInInput.omit({ password: true }).meta({ id: 'AskForReset' });
export type ResetInput = z.output<typeof resetInput>;
