import { emails } from '@aftercare/complaints';
import { facts, paragraph, quote, template } from '@aftercare/kernel';

export const deferred = template(emails.deferred, {
  'zh-CN': {
    subject: '投诉 {{number}}：我们需要多一点时间',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('很抱歉，关于“{{subject}}”我们暂时还不能给您答复。原因和接下来的安排如下：'),
      quote('{{reason}}', 'reason'),
      facts(['投诉编号', '{{number}}'], ['承诺回复时间', '{{promisedAt}}'], ['经办人', '{{handler}}']),
      paragraph('到了这个时间，无论进展如何，{{handler}}都会与您联系。感谢您的耐心与理解。'),
    ],
  },
  en: {
    subject: 'Complaint {{number}}: we need a little more time',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('We apologise: we cannot give you an answer on “{{subject}}” yet. This is why, and what happens next:'),
      quote('{{reason}}', 'reason'),
      facts(['Number', '{{number}}'], ['You will hear from us by', '{{promisedAt}}'], ['Your contact', '{{handler}}']),
      paragraph('{{handler}} will be in touch by then, however far we have got. Thank you for your patience.'),
    ],
  },
});
