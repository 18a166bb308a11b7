import type { ServerModule, ServerPlugin } from '@aftercare/kernel/server';

/** Everything this API serves, lowest module first: a module may use those before it. */
export const modules: readonly ServerModule[] = [];

/** One tenant's rules each. */
export const plugins: readonly ServerPlugin[] = [];
