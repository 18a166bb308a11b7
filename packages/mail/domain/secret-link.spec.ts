import { button, email, paragraph, template, text } from '@aftercare/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { render } from './render.ts';
import { hidden, revealed, sealed, secretLink } from './secret-link.ts';

const offered = email('cases.offered', text('已提出方案', 'Solution offered'), z.object({ number: z.string(), accept: secretLink(), acceptAll: secretLink().optional(), page: z.url() }));
const wording = { subject: '{{number}}', blocks: [button('{{accept}}', 'Accept'), button('{{acceptAll}}', 'All', 'plain', 'acceptAll'), paragraph('{{page}}')] };
const offer = template(offered, { 'zh-CN': wording, en: wording });
const vars = { number: 'C-7', accept: 'https://care.example/a?token=s3cret&x=1', acceptAll: 'https://care.example/b?token=s3cret2', page: 'https://care.example/c' };
const mail = '0193b1a0-0000-7000-8000-00000000000a';

const made = (given: object) => {
  const { vars: open, secrets } = sealed(offered.schema, given, mail);
  return { body: render(offer, open, { locale: 'en', timeZone: 'UTC', letterhead: { company: 'x' } }), secrets };
};

test('a secret link is kept out of what is stored and stands in what is sent', () => {
  const { body, secrets } = made(vars);
  expect(secrets).toEqual({ accept: vars.accept, acceptAll: vars.acceptAll });
  expect(JSON.stringify(body)).not.toContain('s3cret');
  const sent = revealed(body, secrets, mail);
  expect(sent.text).toContain(`Accept:\n${vars.accept}\n\nAll:\n${vars.acceptAll}\n`);
  expect(sent.html).toContain('href="https://care.example/a?token=s3cret&#38;x=1"');
  expect(JSON.stringify(sent)).not.toContain('.invalid');
});

test('staff see that there is a link, not where it leads', () => {
  const { body } = made(vars);
  const seen = hidden(body, mail);
  expect(JSON.stringify(seen)).not.toContain('.invalid');
  expect(seen.text).toContain('Accept:\n······');
  expect(seen.text).toContain('https://care.example/c');
});

test('an absent secret is none', () => {
  expect(made({ ...vars, acceptAll: undefined }).secrets).toEqual({ accept: vars.accept });
});
