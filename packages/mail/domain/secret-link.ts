import { z } from 'zod';
import { escaped } from './html.ts';

const mark = 'x-secret';

/**
 * A variable that holds a link by which whoever opens it acts as the recipient. It stands in the mail that is sent;
 * staff who read the mail in the outbox do not see it, and it is forgotten once the mail is delivered.
 */
export const secretLink = () => z.url({ protocol: /^https?$/ }).max(2_000).meta({ [mark]: true });

export type Secrets = Readonly<Record<string, string>>;

/** Takes the secret links out and puts addresses that lead nowhere in their place. `mail` is the mail's id: nobody who writes a variable knows it. */
export function sealed(schema: z.ZodObject, vars: object, mail: string): { vars: object; secrets: Secrets } {
  const secrets = Object.fromEntries(Object.entries(vars).filter(([name, value]) => typeof value === 'string' && isSecret(schema.shape[name]))) as Record<string, string>;
  return { vars: { ...vars, ...Object.fromEntries(Object.keys(secrets).map((name) => [name, stand(mail, name)])) }, secrets };
}

/** The mail as it is sent. */
export function revealed<Body extends { html: string; text: string }>(body: Body, secrets: Secrets, mail: string): Body {
  return replaced(body, Object.keys(secrets), mail, (name) => new URL(secrets[name]!).href);
}

/** The mail as staff may read it. */
export function hidden<Body extends { html: string; text: string }>(body: Body, mail: string): Body {
  const names = [...body.text.matchAll(new RegExp(`https://${mail}\\.invalid/([\\w%-]+)/`, 'g'))].map(([, name]) => decodeURIComponent(name!));
  return replaced(body, names, mail, () => '······');
}

function replaced<Body extends { html: string; text: string }>(body: Body, names: readonly string[], mail: string, by: (name: string) => string): Body {
  let { html, text } = body;
  for (const name of names) {
    html = html.replaceAll(stand(mail, name), escaped(by(name)));
    text = text.replaceAll(stand(mail, name), by(name));
  }
  return { ...body, html, text };
}

const stand = (mail: string, name: string): string => `https://${mail}.invalid/${encodeURIComponent(name)}/`;

function isSecret(schema: unknown): boolean {
  let inner = schema as z.ZodType | undefined;
  while (inner && 'unwrap' in inner) inner = (inner as z.ZodOptional<z.ZodType>).unwrap();
  return inner?.meta()?.[mark] === true;
}
