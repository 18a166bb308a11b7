import { channels, type Dimension, levels, stateTitles, types, unknownKey } from '@aftercare/complaints';
import { text, type Text } from '@aftercare/kernel';
import { causeCategories } from '@aftercare/workflow';

export const dimensionTitles: Readonly<Record<Dimension, Text>> = {
  type: text('类型', 'Type'),
  level: text('级别', 'Level'),
  cause: text('原因类别', 'Cause'),
  product: text('产品', 'Product'),
  department: text('部门', 'Department'),
  handler: text('处理人', 'Handler'),
  channel: text('渠道', 'Channel'),
  state: text('状态', 'State'),
  customer: text('客户', 'Customer'),
};

const words: Readonly<Partial<Record<Dimension, Readonly<Record<string, Text>>>>> = { type: types.titles, level: levels.titles, channel: channels.titles, state: stateTitles, cause: causeCategories.titles };
const unknown: Readonly<Partial<Record<Dimension, Text>>> = { cause: text('未判定', 'Not determined'), product: text('未指明产品', 'No product named'), handler: text('无处理人', 'Nobody'), department: text('无部门', 'No department') };

/** What a key of a dimension is called: by the server where it is an id, else by the word for it. */
export const keyTitle = (by: Dimension, { key, name }: { readonly key: string; readonly name: string | null }): Text | string => name ?? (key === unknownKey ? (unknown[by] ?? text('未知', 'Unknown')) : (words[by]?.[key] ?? key));
