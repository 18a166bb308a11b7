import { text, type Text } from '@aftercare/kernel';
import { z } from 'zod';

/** What people say two complaints have to do with each other. */
export const linkKinds = ['related', 'duplicate-of', 'caused-by', 'follows'] as const;
export const linkKind = z.enum(linkKinds);
export type LinkKind = z.output<typeof linkKind>;

/** With those that follow from what was done: merged, split, complained about, repeated. */
export const allLinkKinds = [...linkKinds, 'merged-into', 'split-from', 'about', 'repeat-of'] as const;
export const anyLinkKind = z.enum(allLinkKinds);
export type AnyLinkKind = z.output<typeof anyLinkKind>;

/** What the other complaint is, read from the one that the link starts at (`from`) and from the one that it points to (`to`). */
export const linkTitles: Readonly<Record<AnyLinkKind, { readonly from: Text; readonly to: Text }>> = {
  related: { from: text('相关', 'Related'), to: text('相关', 'Related') },
  'duplicate-of': { from: text('疑似与其重复', 'May duplicate'), to: text('疑似被其重复', 'May be duplicated by') },
  'caused-by': { from: text('起因于', 'Caused by'), to: text('引发了', 'Caused') },
  follows: { from: text('后续于', 'Follows'), to: text('后续单', 'Followed by') },
  'merged-into': { from: text('已合并至', 'Merged into'), to: text('并入本单', 'Merged into this') },
  'split-from': { from: text('拆分自', 'Split from'), to: text('拆出', 'Split off') },
  about: { from: text('针对其处理', 'About the handling of'), to: text('对本单处理的投诉', 'Complains about this') },
  'repeat-of': { from: text('重复发生于', 'Repeats'), to: text('再次发生', 'Happened again') },
};

export const isSymmetrical = (kind: AnyLinkKind): boolean => kind === 'related';
