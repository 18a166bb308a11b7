import type { Deadline } from './deadline.ts';
import type { EmailType } from './email.ts';
import type { EventType } from './event.ts';
import type { Permission } from './permission.ts';
import type { Policy } from './policy.ts';
import type { Question } from './question.ts';
import type { Resource } from './resource.ts';
import type { Role } from './role.ts';
import type { Series } from './series.ts';
import type { Setting, SettingDefault } from './setting.ts';
import type { Step } from './step.ts';
import type { Text } from './text.ts';

type Constants<T> = Readonly<Record<string, T>>;

/** Everything about a module that both the server and the browser may know. Each list takes `import * as …` of one file. */
export interface ModuleManifest {
  readonly id: string;
  readonly title: Text;
  /** Modules without which this one cannot run. */
  readonly requires: readonly string[];
  readonly permissions?: Constants<Permission>;
  readonly roles?: Constants<Role>;
  readonly settings?: Constants<Setting<any>>;
  /** Other values for settings of modules below, such as a table that names this module's roles. A plugin's come before them. */
  readonly defaults?: readonly SettingDefault[];
  /** Policies and procedures. */
  readonly policies?: Constants<Policy<any, any>>;
  readonly steps?: Constants<Step>;
  readonly deadlines?: Constants<Deadline>;
  readonly series?: Constants<Series>;
  readonly events?: Constants<EventType<any>>;
  readonly questions?: Constants<Question<any, any>>;
  readonly emails?: Constants<EmailType<any>>;
  readonly resources?: Constants<Resource>;
}

export const defineModule = (manifest: ModuleManifest): ModuleManifest => manifest;
