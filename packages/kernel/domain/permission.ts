import type { Text } from './text.ts';

/** The right to do one thing. Roles are sets of these. */
export interface Permission {
  readonly id: string;
  readonly title: Text;
}

/** `permissions('complaints', { read: text('查看投诉', 'See complaints') }).read.id === 'complaints.read'` */
export function permissions<const Actions extends Record<string, Text>>(module: string, actions: Actions) {
  const entries = Object.entries(actions).map(([action, title]) => [action, { id: `${module}.${action}`, title }]);
  return Object.fromEntries(entries) as { readonly [A in keyof Actions]: Permission };
}
