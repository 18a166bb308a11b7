import { emails } from '@aftercare/complaints';
import { button, facts, paragraph, quote, template } from '@aftercare/kernel';

export const offered = template(emails.offered, {
  'zh-CN': {
    subject: '投诉 {{number}}：我们的解决方案，恳请您确认',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('再次为“{{subject}}”给您造成的困扰致歉，感谢您给我们改正的机会。我们希望这样解决：'),
      quote('{{solution}}'),
      button('{{acceptUrl}}', '同意'),
      button('{{refuseUrl}}', '不同意', 'plain'),
      paragraph('您同意后我们立即执行；如果您不满意，请告诉我们，我们会重新了解您的需要，再作调整。'),
      facts(['投诉编号', '{{number}}'], ['经办人', '{{handler}}'], ['请于此前答复', '{{validUntil}}']),
      paragraph('以上链接只供您本人使用，请勿转发。'),
    ],
  },
  en: {
    subject: 'Complaint {{number}}: our solution awaits your word',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('We apologise again for the trouble with “{{subject}}” and thank you for giving us the chance to put it right. We would like to solve it like this:'),
      quote('{{solution}}'),
      button('{{acceptUrl}}', 'I agree'),
      button('{{refuseUrl}}', 'I do not agree', 'plain'),
      paragraph('We carry it out as soon as you agree. If it does not suit you, tell us: we will ask again what you need and change it.'),
      facts(['Number', '{{number}}'], ['Your contact', '{{handler}}'], ['Please answer by', '{{validUntil}}']),
      paragraph('These links are yours alone; please do not pass them on.'),
    ],
  },
});
