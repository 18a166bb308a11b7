import { emails } from '@aftercare/complaints';
import { facts, paragraph, quote, template } from '@aftercare/kernel';

export const closed = template(emails.closed, {
  'zh-CN': {
    subject: '投诉 {{number}} 书面处理结果',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('“{{subject}}”已处理完毕。再次为此事向您致歉，也感谢您帮助我们改进。您提出的每一项，答复如下：'),
      quote('{{answers}}', 'answers'),
      paragraph('问题原因：{{cause}}', 'cause'),
      paragraph('为避免再次发生，我们已采取：{{measure}}', 'measure'),
      facts(['投诉编号', '{{number}}'], ['结案时间', '{{closedAt}}'], ['经办人', '{{handler}}']),
      paragraph('如还有任何问题，请随时与{{handler}}联系。'),
    ],
  },
  en: {
    subject: 'Complaint {{number}}: the result in writing',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('“{{subject}}” is settled. We apologise once more, and thank you for helping us to improve. These are our answers to each point you raised:'),
      quote('{{answers}}', 'answers'),
      paragraph('What had gone wrong: {{cause}}', 'cause'),
      paragraph('So that it does not happen again: {{measure}}', 'measure'),
      facts(['Number', '{{number}}'], ['Settled', '{{closedAt}}'], ['Your contact', '{{handler}}']),
      paragraph('Should anything be left open, please turn to {{handler}} at any time.'),
    ],
  },
});
