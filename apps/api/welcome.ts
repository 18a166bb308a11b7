import type { DemoTenant } from './demo/furnish.ts';
import type { Env } from './env.ts';

/** What whoever started the process needs to know. */
export function welcome(env: Env, demo: readonly DemoTenant[]): string {
  return [
    '',
    env.answers ? `Aftercare is ready: ${env.publicUrl}` : 'Aftercare workers are ready.',
    env.databaseUrl ? `  Database  PostgreSQL at ${new URL(env.databaseUrl).host}` : `  Database  embedded, in ${env.dataDir}`,
    env.smtpUrl ? `  Mail      ${new URL(env.smtpUrl).host}` : '  Mail      no SMTP_URL: mails are kept and can be read in the console, under Outbox (发件箱)',
    ...signInNames(demo),
    '',
  ].join('\n');
}

/** How to sign in to the demo companies. */
export const signInNames = (demo: readonly DemoTenant[]): string[] =>
  demo.flatMap(({ code, name, password, people }) => ['', `  Company code "${code}" (${name}), password "${password}"`, ...people.map(({ email, post }) => `    ${email.padEnd(30)} ${post}`)]);
