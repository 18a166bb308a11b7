import type { Text } from './text.ts';

/** A post that rules name. A tenant maps it to people, or to the head of a department. */
export interface Role {
  readonly id: string;
  readonly title: Text;
}

export const role = (id: string, title: Text): Role => ({ id, title });

/** The manager of the person concerned, else the head of that person's department. Mapped by no tenant. */
export const superior = role('kernel.superior', { 'zh-CN': '上级主管', en: 'Superior' });

/** Whoever holds the case now. Mapped by no tenant. */
export const owner = role('kernel.owner', { 'zh-CN': '处理人', en: 'Case owner' });
