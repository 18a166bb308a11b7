import type { Directive } from 'vue';
import type { Permission } from '@aftercare/kernel';
import { useSession } from './session.ts';

const apply = (element: HTMLElement, permission: Permission): void => void (element.hidden = !useSession().can(permission));

/** `v-can="can.resolve"`: hides what this person may not do. A convenience; the server refuses it anyway. */
export const vCan: Directive<HTMLElement, Permission> = {
  beforeMount: (element, { value }) => apply(element, value),
  updated: (element, { value }) => apply(element, value),
};
