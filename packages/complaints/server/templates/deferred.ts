import { facts, paragraph, quote, template } from '@aftercare/kernel';
import { emails } from '../../domain/index.ts';

export const deferred = template(emails.deferred, {
  'zh-CN': {
    subject: '关于您的投诉 {{number}}：答复时间说明',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('关于“{{subject}}”，我们仍在核实情况，暂时无法给出完整答复，让您久等了。'),
      quote('{{reason}}', 'reason'),
      facts(['投诉编号', '{{number}}'], ['我们将在此之前与您联系', '{{promisedAt}}'], ['联系人', '{{handler}}']),
      paragraph('如您在此期间有新的情况需要告知，请随时与我们联系。'),
    ],
  },
  en: {
    subject: 'Your complaint {{number}}: when you will hear from us',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('We are still looking into “{{subject}}” and cannot give you a full answer yet. We are sorry to keep you waiting.'),
      quote('{{reason}}', 'reason'),
      facts(['Number', '{{number}}'], ['You will hear from us by', '{{promisedAt}}'], ['From', '{{handler}}']),
      paragraph('If there is anything you would like to add in the meantime, please let us know.'),
    ],
  },
});
