import { facts, paragraph, quote, template } from '@aftercare/kernel';
import { emails } from '../../domain/index.ts';

export const acknowledged = template(emails.acknowledged, {
  'zh-CN': {
    subject: '您的投诉已受理（{{number}}）',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('您反映的问题我们已经收到并登记，编号为 {{number}}，由{{handler}}负责跟进。来电或来信时请告知此编号，便于我们及时查询。'),
      paragraph('您的来信已经送达。为便于尽快与您沟通，请回复本邮件告知您的联系电话。', 'byLetter'),
      facts(['投诉编号', '{{number}}'], ['主题', '{{subject}}'], ['受理时间', '{{receivedAt}}'], ['负责人', '{{handler}}'], ['答复时间不晚于', '{{answerBy}}']),
      paragraph('以下是我们记录的内容。如有出入或需要补充，请直接与我们联系。'),
      quote('{{content}}'),
      paragraph('处理过程中如有进展，我们会及时通知您。'),
    ],
  },
  en: {
    subject: 'We have received your complaint ({{number}})',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('Thank you for telling us. Your complaint is on record under the number {{number}}, and {{handler}} is looking after it. Please give this number whenever you write or call.'),
      paragraph('Your letter has arrived. So that we can reach you quickly, please reply with a telephone number.', 'byLetter'),
      facts(['Number', '{{number}}'], ['Subject', '{{subject}}'], ['Received', '{{receivedAt}}'], ['In charge', '{{handler}}'], ['You will have our answer by', '{{answerBy}}']),
      paragraph('This is what we wrote down. If anything is wrong or missing, please tell us.'),
      quote('{{content}}'),
      paragraph('We will write to you as soon as there is news.'),
    ],
  },
});
