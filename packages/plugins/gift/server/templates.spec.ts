import { emails } from '@aftercare/complaints';
import { locales, type EmailTemplate, type Locale } from '@aftercare/kernel';
import { render } from '@aftercare/mail';
import { describe, expect, test } from 'vitest';
import { giftTemplates } from './index.ts';

const at = new Date('2026-03-05T02:00:00Z');
const about = { number: 'C-202603-0001', subject: '礼盒破损', customer: '李敏', handler: '周岚' };
const vars: Record<string, object> = {
  [emails.acknowledged.id]: { ...about, receivedAt: at, answerBy: at, content: '收到的礼盒有三套破损。', byLetter: false },
  [emails.deferred.id]: { ...about, reason: '正在核对出库批次', promisedAt: at },
  [emails.updated.id]: { ...about, change: '方案执行中', promisedAt: null },
  [emails.offered.id]: { ...about, solution: '补发三套', acceptUrl: 'https://a.example/answer/x?answer=accepted', refuseUrl: 'https://a.example/answer/x?answer=refused', validUntil: at },
  [emails.toExternalReview.id]: { ...about, bodyName: '消费者协会', bodyAddress: '解放路 1 号' },
  [emails.closed.id]: { ...about, answers: '1. 破损\n→ 已补发', cause: '装箱缓冲不足', measure: '加厚内衬', closedAt: at },
};
const textOf = (template: EmailTemplate, locale: Locale, more: object = {}) => render(template, { ...vars[template.email.id], ...more }, { locale, timeZone: 'Asia/Shanghai', letterhead: { company: '星禾礼品' } }).text;

describe('the words of gift', () => {
  test('apologise and thank in the first reply, whoever is at fault', () => {
    expect(textOf(giftTemplates.acknowledged, 'zh-CN')).toMatch(/歉意.*感谢/s);
    expect(textOf(giftTemplates.acknowledged, 'en')).toMatch(/apologise.*thank you/is);
  });

  test('apologise and thank in every other mail too', () => {
    for (const template of Object.values(giftTemplates)) for (const locale of locales) expect(textOf(template, locale)).toMatch(locale === 'en' ? /apologise[\s\S]*thank|thank[\s\S]*apologise/i : /歉[\s\S]*感谢|感谢[\s\S]*歉/);
  });

  test('tell whoever wrote a letter that it has arrived, and ask for a telephone number', () => {
    expect(textOf(giftTemplates.acknowledged, 'zh-CN', { byLetter: true })).toMatch(/来信已经寄达.*联系电话/s);
    expect(textOf(giftTemplates.acknowledged, 'en', { byLetter: true })).toMatch(/letter has reached us.*telephone number/s);
    expect(textOf(giftTemplates.acknowledged, 'zh-CN')).not.toMatch(/来信/);
  });

  test('name the handler and the promised time when an answer is deferred', () => {
    expect(textOf(giftTemplates.deferred, 'zh-CN')).toMatch(/正在核对出库批次.*2026-03-05 10:00.*周岚/s);
  });

  test('answer each item in the closing notice, with cause and measure', () => {
    expect(textOf(giftTemplates.closed, 'zh-CN')).toMatch(/→ 已补发.*装箱缓冲不足.*加厚内衬/s);
  });
});
