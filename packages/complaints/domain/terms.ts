import { text, wordList } from '@aftercare/kernel';
import type { z } from 'zod';

/** What a complaint is about. */
export const types = wordList({
  product: text('产品质量', 'Product quality'),
  service: text('服务质量', 'Service quality'),
  process: text('服务过程', 'Service process'),
  delivery: text('交付与物流', 'Delivery'),
  'complaint-handling': text('投诉处理本身', 'Handling of a complaint'),
  enquiry: text('咨询', 'Enquiry'),
  need: text('需求', 'Need'),
  suggestion: text('建议', 'Suggestion'),
  'not-ours': text('非公司原因', 'Not caused by us'),
  'improper-demand': text('非正当需求', 'Improper demand'),
  development: text('开发板块', 'Development'),
  other: text('其他', 'Other'),
});
export const complaintType = types.schema;
export type ComplaintType = z.output<typeof complaintType>;

/** How it reached us. */
export const channels = wordList({
  phone: text('电话', 'Telephone'),
  letter: text('信函', 'Letter'),
  visit: text('当面', 'In person'),
  email: text('电子邮件', 'E-mail'),
  web: text('网页', 'Web form'),
  hotline: text('服务热线', 'Hotline'),
});
export const channel = channels.schema;
export type Channel = z.output<typeof channel>;

/** What a question is about: of goods in general, or of their use, for which the hotline is. */
export const topics = wordList({
  product: text('产品', 'Product'),
  logistics: text('物流', 'Logistics'),
  service: text('服务', 'Service'),
  technique: text('产品技术', 'Technique'),
  usage: text('使用方法', 'Use'),
  effect: text('使用效果', 'Effect'),
});
export const topic = topics.schema;
export type Topic = z.output<typeof topic>;

export const levels = wordList({ general: text('一般投诉', 'General'), major: text('重大投诉', 'Major') });
export const level = levels.schema;
export type Level = z.output<typeof level>;

export const severities = wordList({ low: text('轻微', 'Minor'), medium: text('一般', 'Moderate'), high: text('严重', 'Serious'), safety: text('危及安全', 'Safety at risk') });
export const severity = severities.schema;

/** Circumstances that bear on the level. */
export const flags = wordList({ media: text('媒体曝光', 'Exposed by media'), lawsuit: text('引发诉讼', 'Led to a lawsuit'), 'group-lawsuit': text('可能群体诉讼', 'May cause a group lawsuit') });
export const flag = flags.schema;
export type Flag = z.output<typeof flag>;

export const remedyKinds = wordList({
  resupply: text('补货', 'Re-supply'),
  exchange: text('换货', 'Exchange'),
  return: text('退货', 'Return'),
  repair: text('维修', 'Repair'),
  refund: text('退款', 'Refund'),
  discount: text('折让', 'Discount'),
  compensation: text('赔偿', 'Compensation'),
  apology: text('致歉', 'Apology'),
  information: text('说明与指导', 'Explanation and guidance'),
  other: text('其他', 'Other'),
});
export const remedyKind = remedyKinds.schema;
export type RemedyKind = z.output<typeof remedyKind>;

export const verdicts = wordList({ justified: text('成立', 'Justified'), partly: text('部分成立', 'Partly justified'), unjustified: text('不成立', 'Not justified'), 'not-ours': text('非本公司产品', 'Not our product') });
export const verdict = verdicts.schema;

export const liabilities = wordList({
  us: text('本公司', 'Ourselves'),
  supplier: text('供应商', 'Supplier'),
  carrier: text('承运商', 'Carrier'),
  dealer: text('经销商', 'Dealer'),
  customer: text('客户', 'Customer'),
  nobody: text('无责任方', 'Nobody'),
});
export const liability = liabilities.schema;
