import { facts, paragraph, template } from '@aftercare/kernel';
import { emails } from '../../domain/index.ts';

export const updated = template(emails.updated, {
  'zh-CN': {
    subject: '您的投诉 {{number}} 有新进展',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('您关于“{{subject}}”的投诉有新的进展：{{change}}。'),
      facts(['投诉编号', '{{number}}'], ['我们将在此之前与您联系', '{{promisedAt}}'], ['负责人', '{{handler}}']),
      paragraph('如有疑问，请与我们联系并告知投诉编号。'),
    ],
  },
  en: {
    subject: 'News about your complaint {{number}}',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('There is news about your complaint “{{subject}}”. {{change}}.'),
      facts(['Number', '{{number}}'], ['You will hear from us by', '{{promisedAt}}'], ['In charge', '{{handler}}']),
      paragraph('If you have any questions, please contact us and give this number.'),
    ],
  },
});
