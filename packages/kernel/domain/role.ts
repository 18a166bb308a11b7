import type { Permission } from './permission.ts';
import { text, type Text } from './text.ts';

/** A post that rules name. A tenant maps it to people, or to the head of a department. */
export interface Role {
  readonly id: string;
  readonly title: Text;
  /** What whoever holds the post may do until the tenant's administrator says otherwise. */
  readonly grants: readonly Permission[];
  /** How far they see: their own cases, their departments', or all of the tenant's. The widest of somebody's roles counts. */
  readonly sight: 'own' | 'department' | 'tenant';
}

export const role = (id: string, title: Text, { grants = [], sight = 'own' }: Partial<Pick<Role, 'grants' | 'sight'>> = {}): Role => ({ id, title, grants, sight });

/** The manager of the person concerned, else the head of that person's department. Mapped by no tenant. */
export const superior = role('kernel.superior', text('上级主管', 'Superior'));

/** Whoever holds the case now. Mapped by no tenant. */
export const owner = role('kernel.owner', text('处理人', 'Case owner'));
