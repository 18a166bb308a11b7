import { z } from 'zod';
import { defineModule } from './module.ts';
import { permissions } from './permission.ts';
import { locale } from './locale.ts';
import { text } from './text.ts';

/** The kernel's own permissions. */
export const can = permissions('kernel', {
  seeRules: text('查看现行规则', 'See the rules in force'),
  setRules: text('修改设置', 'Change settings'),
});

export const kernel = defineModule({ id: 'kernel', title: text('系统', 'System'), requires: [], permissions: can });

/** One rule of a tenant as it holds now. */
export const ruleView = z.object({
  id: z.string(),
  kind: z.enum(['policy', 'procedure', 'setting', 'series']),
  module: z.string(),
  title: z.record(locale, z.string()),
  /** The module, then the plugins that take part in the order in which they wrap it; `tenant` for a value set by an administrator. */
  decidedBy: z.array(z.string()),
  /** A setting's value or a number pattern. */
  value: z.unknown().optional(),
  /** The settings that a policy reads. */
  settings: z.array(z.string()),
}).meta({ id: 'Rule' });
export type RuleView = z.output<typeof ruleView>;
