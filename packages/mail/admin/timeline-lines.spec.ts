import type { LineWords } from '@aftercare/kernel/admin';
import * as mail from '@aftercare/mail';
import { expect, it } from 'vitest';
import english from './locales/en.json' with { type: 'json' };
import chinese from './locales/zh-CN.json' with { type: 'json' };
import mailLine from './timeline-lines.ts';

const words = { t: (key: string) => key } as LineWords;
const events = Object.values(mail).filter((each): each is typeof mail.mailQueued => typeof each === 'object' && each !== null && 'schema' in each && 'subject' in each && 'name' in each);

it('has a line for everything that becomes of a mail, in both languages', () => {
  expect(events.length).toBeGreaterThan(4);
  for (const { name } of events) {
    const key = mailLine({ event: name, payload: {}, text: '订单确认' }, words)!.title;
    for (const said of [chinese, english]) expect(key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown>)?.[part], said), name).toBeTypeOf('string');
  }
});

it('shows the subject line', () => expect(mailLine({ event: 'mail.sent', payload: {}, text: '订单确认' }, words)?.body).toBe('订单确认'));
