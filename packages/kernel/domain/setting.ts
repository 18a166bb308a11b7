import type { z } from 'zod';
import type { Text } from './text.ts';

/** A value that a tenant's administrator edits from a date on. A case decides by the values in force when it was opened. */
export interface Setting<Value> {
  readonly id: string;
  readonly title: Text;
  readonly schema: z.ZodType<Value>;
  /** What holds until a plugin or an administrator says otherwise. */
  readonly standard: Value;
}

export const setting = <Schema extends z.ZodType>(id: string, title: Text, schema: Schema, standard: z.output<Schema>): Setting<z.output<Schema>> => ({ id, title, schema: schema as never, standard });

/** Another default, said by a plugin for the tenants that list it. */
export interface SettingDefault {
  readonly setting: Setting<unknown>;
  readonly value: unknown;
}

export const settingDefault = <Value>(setting: Setting<Value>, value: Value): SettingDefault => ({ setting: setting, value });

/** Reads the value in force; only settings that the policy declares can be read. */
export type ReadSetting = <Value>(setting: Setting<Value>) => Value;
