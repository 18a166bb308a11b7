import type { EmailTemplate, EmailType, Locale } from '@aftercare/kernel';
import { htmlOf } from './html.ts';
import type { Letterhead } from './letterhead.ts';
import { fill, filled, type Variables } from './parts.ts';
import { textOf } from './text.ts';
import { oneLine, say, shortened, type Manner } from './values.ts';

export interface Rendered {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface Writer extends Manner {
  readonly letterhead: Letterhead;
}

/**
 * A template with its variables filled in: subject, HTML and text.
 * @throws Error when the variables are not exactly those that the mail declares
 */
export function render(template: EmailTemplate, vars: object, { letterhead, ...manner }: Writer): Rendered {
  const variables = variablesOf(template.email, vars, manner);
  const { subject: wording, blocks } = template.wording[manner.locale];
  const subject = shortened(oneLine(fill(wording, variables)), 200);
  const parts = filled(blocks, variables);
  const footer = footerOf(letterhead, manner.locale);
  const first = parts.find((part) => part.kind === 'paragraph');
  const preheader = shortened(oneLine(first?.kind === 'paragraph' ? first.text : ''), 120);
  return {
    subject,
    html: htmlOf({ locale: manner.locale, letterhead, title: subject, preheader, parts, footer }),
    text: textOf(parts, footer, manner.locale),
  };
}

function variablesOf(email: EmailType<object>, vars: object, manner: Manner): Variables {
  const { success, data, error } = email.schema.safeParse(vars);
  if (!success) throw new Error(`Wrong variables for ${email.id}: ${error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ')}`);
  const raw = (name: string): unknown => {
    if (!(name in email.schema.shape)) throw new Error(`${email.id} does not declare {{${name}}}.`);
    return data[name];
  };
  return { raw, said: (name) => say(raw(name), manner) };
}

/** Who writes, how to reach them, and why one gets this mail. */
function footerOf({ company, address, phone, email, website }: Letterhead, locale: Locale): string[] {
  const zh = locale === 'zh-CN';
  const reach = [phone && `${zh ? '电话' : 'Phone'} ${phone}`, email, website].filter(Boolean).join(' · ');
  const why = zh ? `您与${company}有一件售后事务在办理，因此收到这封由系统发出的邮件。` : `You get this mail because ${company} is handling a service case of yours. It was sent automatically.`;
  const reply = email ? (zh ? '直接回复即可联系我们。' : 'You can simply reply to it.') : zh ? '请不要回复本邮件。' : 'Please do not reply to it.';
  return [company, address, reach, zh ? why + reply : `${why} ${reply}`].filter((line): line is string => Boolean(line)).map(oneLine);
}
