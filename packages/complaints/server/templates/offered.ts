import { button, facts, paragraph, quote, template } from '@aftercare/kernel';
import { emails } from '../../domain/index.ts';

export const offered = template(emails.offered, {
  'zh-CN': {
    subject: '您的投诉 {{number}}：解决方案，请您确认',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('关于“{{subject}}”，我们提出以下解决方案：'),
      quote('{{solution}}'),
      paragraph('请您选择是否同意。在您同意之前，我们不会执行该方案。'),
      button('{{acceptUrl}}', '同意该方案'),
      button('{{refuseUrl}}', '不同意', 'plain'),
      facts(['投诉编号', '{{number}}'], ['负责人', '{{handler}}'], ['链接有效期至', '{{validUntil}}']),
      paragraph('链接仅供您本人使用，请勿转发。您也可以直接与{{handler}}联系。'),
    ],
  },
  en: {
    subject: 'Your complaint {{number}}: our solution, for you to decide',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('For “{{subject}}” we would like to offer you the following:'),
      quote('{{solution}}'),
      paragraph('Please tell us whether you agree. We will do nothing before you do.'),
      button('{{acceptUrl}}', 'I agree'),
      button('{{refuseUrl}}', 'I do not agree', 'plain'),
      facts(['Number', '{{number}}'], ['In charge', '{{handler}}'], ['The links work until', '{{validUntil}}']),
      paragraph('The links are for you alone, so please do not pass them on. You can also speak to {{handler}} directly.'),
    ],
  },
});
