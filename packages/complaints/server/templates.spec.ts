import { locales, type EmailTemplate } from '@aftercare/kernel';
import { render } from '@aftercare/mail';
import { describe, expect, test } from 'vitest';
import { acknowledged } from './templates/acknowledged.ts';
import { closed } from './templates/closed.ts';
import { deferred } from './templates/deferred.ts';
import { toExternalReview } from './templates/external-review.ts';
import { offered } from './templates/offered.ts';
import { updated } from './templates/updated.ts';

const at = new Date('2026-03-04T09:00:00Z');
const about = { number: 'C-202603-0001', subject: '冷藏箱 <不制冷>', customer: '李敏', handler: '王芳' };
const full: [EmailTemplate, object][] = [
  [acknowledged, { ...about, receivedAt: at, answerBy: at, content: '第一行\n第二行', byLetter: true }],
  [deferred, { ...about, reason: '等待检测', promisedAt: at }],
  [updated, { ...about, change: '处理状态变更', promisedAt: null }],
  [offered, { ...about, solution: '更换一台', acceptUrl: 'https://care.example/a', refuseUrl: 'https://care.example/r', validUntil: at }],
  [toExternalReview, { ...about, bodyName: '12315', bodyAddress: 'https://www.12315.cn' }],
  [closed, { ...about, answers: '1. 不制冷\n→ 已更换', cause: '', measure: '', closedAt: at }],
];
const written = (template: EmailTemplate, vars: object, locale: 'zh-CN' | 'en') => render(template, vars, { locale, timeZone: 'Asia/Shanghai', letterhead: { company: 'plain' } });

describe.each(full)('the mail %#', (template, vars) => {
  test.each(locales)('says in %s all that it is given', (locale) => {
    const { subject, text, html } = written(template, vars, locale);
    expect(subject).toContain(about.number);
    expect(text).toContain(about.customer);
    expect(`${text}${html}${subject}`).not.toMatch(/\{\{|undefined|null|Invalid/);
    expect(html).not.toContain('<不制冷>');
    if (Object.values(vars).includes(at)) expect(text).toContain('2026-03-04 17:00');
  });
});

test('what is not known is left out', () => {
  expect(written(acknowledged, { ...about, receivedAt: at, answerBy: null, content: 'x', byLetter: false }, 'zh-CN').text).not.toMatch(/答复时间|联系电话/);
  expect(written(deferred, { ...about, reason: '', promisedAt: at }, 'en').text).not.toContain('\n> ');
  expect(written(closed, { ...about, answers: 'x', cause: '漏检', measure: '', closedAt: at }, 'zh-CN').text).toMatch(/原因：漏检(?![\s\S]*改进措施)/);
});
