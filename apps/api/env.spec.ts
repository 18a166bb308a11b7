import { describe, expect, test } from 'vitest';
import { readEnv } from './env.ts';

describe('the environment', () => {
  test('has a default for everything', () => {
    expect(readEnv({})).toMatchObject({ port: 3000, dataDir: './data', answers: true, works: true, publicUrl: 'http://127.0.0.1:3000', smtpUrl: undefined });
  });

  test('names every variable that is wrong', () => {
    expect(() => readEnv({ PORT: 'many', ROLE: 'cook', DATABASE_URL: 'mysql://x', SMTP_URL: 'nonsense', MAIL_FROM: 'a\nb' })).toThrow(/PORT[^]*DATABASE_URL[^]*ROLE[^]*SMTP_URL[^]*MAIL_FROM/);
  });

  test('an empty variable is an absent one', () => {
    expect(readEnv({ PORT: '', SMTP_URL: '', MODULES: '' })).toMatchObject({ port: 3000, smtpUrl: undefined, modules: undefined });
  });

  test('processes of one role need a database that takes several', () => {
    expect(() => readEnv({ ROLE: 'api' })).toThrow(/ROLE.*DATABASE_URL/);
    expect(readEnv({ ROLE: 'workers', DATABASE_URL: 'postgres://x@y/z' })).toMatchObject({ answers: false, works: true });
  });

  test('a mail server needs an address to send from', () => {
    expect(() => readEnv({ SMTP_URL: 'smtp://127.0.0.1:25' })).toThrow(/MAIL_FROM/);
    expect(readEnv({ SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: 'care@example.com' })).toMatchObject({ mailFrom: 'care@example.com' });
  });

  test('modules are a list', () => {
    expect(readEnv({ MODULES: 'complaints, directory' }).modules).toEqual(['complaints', 'directory']);
  });
});
