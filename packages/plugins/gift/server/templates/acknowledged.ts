import { emails } from '@aftercare/complaints';
import { facts, paragraph, quote, template } from '@aftercare/kernel';

export const acknowledged = template(emails.acknowledged, {
  'zh-CN': {
    subject: '感谢您的反馈，投诉 {{number}} 已受理',
    blocks: [
      paragraph('{{customer}}，您好：'),
      paragraph('给您带来不便，我们深表歉意；也感谢您愿意把问题告诉我们。'),
      paragraph('您的来信已经寄达，我们很重视您反映的情况。请回复本邮件或来电告知您的联系电话，以便我们尽快与您通话。', 'byLetter'),
      paragraph('{{handler}}是您这件事的第一责任人，会一直跟进到问题解决，您有任何疑问都可以直接找他（她）。'),
      facts(['投诉编号', '{{number}}'], ['主题', '{{subject}}'], ['受理时间', '{{receivedAt}}'], ['第一责任人', '{{handler}}'], ['最迟答复时间', '{{answerBy}}']),
      quote('{{content}}'),
      paragraph('以上是我们记录的内容，如与您的意思有出入，请告诉我们。等待期间的每一步变化，我们都会及时通知您。'),
    ],
  },
  en: {
    subject: 'Thank you for telling us: complaint {{number}} is on record',
    blocks: [
      paragraph('Dear {{customer}},'),
      paragraph('We apologise for the trouble you have had, and thank you for taking the time to tell us.'),
      paragraph('Your letter has reached us and we take it seriously. Please reply with a telephone number, or call us, so that we can speak to you soon.', 'byLetter'),
      paragraph('{{handler}} is the first person responsible for your case and stays with it until it is solved. You can turn to them with any question.'),
      facts(['Number', '{{number}}'], ['Subject', '{{subject}}'], ['Received', '{{receivedAt}}'], ['Responsible', '{{handler}}'], ['Our answer at the latest', '{{answerBy}}']),
      quote('{{content}}'),
      paragraph('This is what we wrote down; please correct us where we misunderstood you. While you wait we will tell you of every change.'),
    ],
  },
});
