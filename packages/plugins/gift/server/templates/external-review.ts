import { emails } from '@aftercare/complaints';
import { facts, paragraph, template } from '@aftercare/kernel';

export const toExternalReview = template(emails.toExternalReview, {
  'zh-CN': {
    subject: '投诉 {{number}}：您可以申请外部评审',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('很抱歉，经过升级处理，“{{subject}}”仍未能达成您满意的结果。您可以请以下机构评审，我们会如实提供材料并配合。'),
      facts(['外部评审机构', '{{bodyName}}'], ['联系地址', '{{bodyAddress}}'], ['投诉编号', '{{number}}'], ['我方联系人', '{{handler}}']),
      paragraph('感谢您一直以来的沟通。'),
    ],
  },
  en: {
    subject: 'Complaint {{number}}: you can have it reviewed outside',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('We apologise that even our senior colleagues could not find a result for “{{subject}}” that satisfies you. You can ask this body to review it; we will give it all it needs.'),
      facts(['External review', '{{bodyName}}'], ['Address', '{{bodyAddress}}'], ['Number', '{{number}}'], ['Our contact', '{{handler}}']),
      paragraph('Thank you for all the talks we have had.'),
    ],
  },
});
