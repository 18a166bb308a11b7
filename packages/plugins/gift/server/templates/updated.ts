import { emails } from '@aftercare/complaints';
import { facts, paragraph, template } from '@aftercare/kernel';

export const updated = template(emails.updated, {
  'zh-CN': {
    subject: '投诉 {{number}} 的最新进展',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('抱歉让您等候。您关于“{{subject}}”的投诉有了变化：{{change}}。'),
      facts(['投诉编号', '{{number}}'], ['承诺回复时间', '{{promisedAt}}'], ['经办人', '{{handler}}']),
      paragraph('感谢您的耐心，我们会继续随时告知您进展。'),
    ],
  },
  en: {
    subject: 'Complaint {{number}}: what is new',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('We apologise for keeping you waiting. Something has changed in your complaint “{{subject}}”. {{change}}.'),
      facts(['Number', '{{number}}'], ['You will hear from us by', '{{promisedAt}}'], ['Your contact', '{{handler}}']),
      paragraph('Thank you for your patience. We will go on telling you of every step.'),
    ],
  },
});
