import { facts, paragraph, quote, template } from '@aftercare/kernel';
import { emails } from '../../domain/index.ts';

export const closed = template(emails.closed, {
  'zh-CN': {
    subject: '您的投诉 {{number}} 已办结',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('您关于“{{subject}}”的投诉已办理完毕，现将各项问题的答复书面告知如下。'),
      quote('{{answers}}', 'answers'),
      paragraph('原因：{{cause}}', 'cause'),
      paragraph('改进措施：{{measure}}', 'measure'),
      facts(['投诉编号', '{{number}}'], ['办结时间', '{{closedAt}}'], ['负责人', '{{handler}}']),
      paragraph('感谢您的反馈，它帮助我们改进产品和服务。如对结果仍有疑问，请与我们联系。'),
    ],
  },
  en: {
    subject: 'Your complaint {{number}} is settled',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('Your complaint “{{subject}}” is settled. These are our answers to each of its points.'),
      quote('{{answers}}', 'answers'),
      paragraph('Cause: {{cause}}', 'cause'),
      paragraph('What we do so that it does not happen again: {{measure}}', 'measure'),
      facts(['Number', '{{number}}'], ['Settled', '{{closedAt}}'], ['In charge', '{{handler}}']),
      paragraph('Thank you for telling us: it helps us do better. If you are not satisfied with the result, please contact us.'),
    ],
  },
});
