import type { Setting } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { currentTenant, type SettingVersion } from './context.ts';
import { Installed } from './installed.ts';
import { Now } from './now.ts';

/** A setting as it holds at some moment; `version` is null while it is a default. */
export interface SettingInForce<Value> {
  readonly value: Value;
  readonly version: string | null;
  /** The module or plugin whose default it is, or `tenant`. */
  readonly by: string;
}

/** The current tenant's settings. */
@Injectable()
export class Settings {
  constructor(
    private readonly installed: Installed,
    private readonly now: Now,
  ) {}

  /** @param openedAt when the case was opened: it keeps the values of that day, unless a later one says that it applies to open cases too */
  read<Value>(setting: Setting<Value>, openedAt?: Date | string): Value {
    return this.inForce(setting, openedAt).value;
  }

  inForce<Value>(setting: Setting<Value>, openedAt?: Date | string): SettingInForce<Value> {
    const now = this.now.date();
    const version = versionInForce(currentTenant().settings.filter((each) => each.setting === setting.id), openedAt ? new Date(openedAt) : now, now);
    if (version) return { value: setting.schema.parse(version.value), version: version.id, by: 'tenant' };
    return this.standardOf(setting);
  }

  /** What holds while no administrator says otherwise: the default of the last plugin or module that gives one, else the setting's own. */
  standardOf<Value>(setting: Setting<Value>): SettingInForce<Value> {
    for (const { id, defaults } of this.installed.manifests().toReversed()) {
      const found = defaults?.find((each) => each.setting.id === setting.id);
      if (found) return { value: found.value as Value, version: null, by: id };
    }
    return { value: setting.standard, version: null, by: setting.id.split('.')[0]! };
  }
}

/** The last version that was valid when the case was opened, or a later one that reaches open cases. Versions come in order of `validFrom`. */
export function versionInForce(versions: readonly SettingVersion[], openedAt: Date, now: Date): SettingVersion | undefined {
  return versions.findLast(({ validFrom, appliesToOpen }) => {
    const from = new Date(validFrom);
    return from <= now && (appliesToOpen || from <= openedAt);
  });
}
