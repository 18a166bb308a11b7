import { mailFrom, smtpUrl } from '@aftercare/mail';
import { join } from 'node:path';
import { z } from 'zod';

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(blankIsAbsent, schema.optional());
const withDefault = <S extends z.ZodType>(schema: S, standard: z.input<S>) => z.preprocess((value) => blankIsAbsent(value) ?? standard, schema);
const url = (protocols: RegExp, example: string) => z.url({ protocol: protocols, error: `must look like ${example}` });

const schema = z
  .object({
    HOST: withDefault(z.string(), '127.0.0.1'),
    PORT: withDefault(z.coerce.number('must be a port number').int().min(0).max(65_535), 3000),
    DATABASE_URL: optional(url(/^postgres(ql)?$/, 'postgres://user:password@host:5432/aftercare')),
    DATA_DIR: withDefault(z.string(), './data'),
    FILES_DIR: optional(z.string()),
    ROLE: withDefault(z.enum(['all', 'api', 'workers'], 'must be all, api or workers'), 'all'),
    MODULES: optional(z.string().transform((list) => list.split(',').map((id) => id.trim()).filter(Boolean))),
    PUBLIC_URL: optional(url(/^https?$/, 'https://service.example.com')),
    SMTP_URL: optional(smtpUrl),
    MAIL_FROM: optional(mailFrom),
    DEMO: withDefault(z.enum(['yes', 'no'], 'must be yes or no'), 'yes'),
  })
  .refine(({ ROLE, DATABASE_URL }) => ROLE === 'all' || DATABASE_URL, { path: ['ROLE'], error: 'api and workers in processes of their own need DATABASE_URL: the embedded database takes one process' })
  .refine(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM, { path: ['MAIL_FROM'], error: 'is needed with SMTP_URL: the address that mails come from' })
  .transform((env) => ({
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    filesDir: env.FILES_DIR ?? join(env.DATA_DIR, 'files'),
    answers: env.ROLE !== 'workers',
    works: env.ROLE !== 'api',
    modules: env.MODULES,
    publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST}:${env.PORT}`).replace(/\/$/, ''),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    /** Whether an empty embedded database gets the demo companies. */
    demo: env.DEMO === 'yes' && !env.DATABASE_URL,
  }));

export type Env = z.output<typeof schema>;

/** @throws Error naming every variable that is wrong */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}
