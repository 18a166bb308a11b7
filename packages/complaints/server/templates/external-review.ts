import { facts, paragraph, template } from '@aftercare/kernel';
import { emails } from '../../domain/index.ts';

export const toExternalReview = template(emails.toExternalReview, {
  'zh-CN': {
    subject: '您的投诉 {{number}}：可向外部机构申请评审',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('关于“{{subject}}”，很遗憾我们提出的方案未能得到您的认可。您可以向以下机构申请评审，我们会予以配合。'),
      facts(['评审机构', '{{bodyName}}'], ['联系方式', '{{bodyAddress}}'], ['投诉编号', '{{number}}'], ['我方联系人', '{{handler}}']),
      paragraph('如您愿意继续与我们协商，也请随时联系我们。'),
    ],
  },
  en: {
    subject: 'Your complaint {{number}}: you can ask for an external review',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('We are sorry that we could not find a solution to “{{subject}}” that you agree with. You can ask the following body to review it, and we will support that.'),
      facts(['Body', '{{bodyName}}'], ['How to reach it', '{{bodyAddress}}'], ['Number', '{{number}}'], ['Our contact', '{{handler}}']),
      paragraph('If you would rather talk to us again, please do so at any time.'),
    ],
  },
});
