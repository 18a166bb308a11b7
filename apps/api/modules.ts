import complaints from '@aftercare/complaints/server';
import directory from '@aftercare/directory/server';
import identity from '@aftercare/identity/server';
import type { ServerModule, ServerPlugin } from '@aftercare/kernel/server';
import mail from '@aftercare/mail/server';
import gift from '@aftercare/plugin-gift/server';
import workflow from '@aftercare/workflow/server';

/** Everything this API serves, lowest module first: a module may use those before it. */
export const modules: readonly ServerModule[] = [mail, identity, workflow, directory, complaints];

/** One tenant's rules each. */
export const plugins: readonly ServerPlugin[] = [gift];
