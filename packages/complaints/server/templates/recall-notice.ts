import { facts, paragraph, quote, template } from '@aftercare/kernel';
import { emails } from '../../domain/index.ts';

export const recallNotice = template(emails.recallNotice, {
  'zh-CN': {
    subject: '召回通知 {{number}}：{{goods}}',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('我们发现下列产品可能存在质量问题，现予以召回。请立即停止使用和销售，并按以下要求处理：'),
      quote('{{instruction}}'),
      facts(['召回编号', '{{number}}'], ['产品与批次', '{{goods}}'], ['我方记录的数量', '{{quantity}}'], ['联系人', '{{handler}}']),
      paragraph('如产品已转售，请将本通知转告持有人，并告知我们联系方式。由此给您带来不便，我们深表歉意。'),
    ],
  },
  en: {
    subject: 'Recall {{number}}: {{goods}}',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('The goods named below may be defective, and we are recalling them. Please stop using and selling them at once, and do the following:'),
      quote('{{instruction}}'),
      facts(['Number', '{{number}}'], ['Product and batch', '{{goods}}'], ['Quantity by our records', '{{quantity}}'], ['Contact', '{{handler}}']),
      paragraph('If you have passed the goods on, please pass on this notice as well, and tell us whom to contact. We are sorry for the trouble this causes.'),
    ],
  },
});
