import { domainError, event, resource, text, type SetSettingInput, type Setting } from '../domain/index.ts';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { currentActor, currentTenant } from './context.ts';
import { Db, sql } from './db.ts';
import { Events } from './events.ts';
import { Installed } from './installed.ts';
import { Now } from './now.ts';
import { newId } from './tenant-table.ts';
import { Tenants } from './tenants.ts';
import { parseOrThrow } from './validation.ts';

class SettingNotFound extends domainError<{ setting: string }>('kernel.setting-not-found', 404, ({ setting }) => `There is no setting ${setting}.`) {}

const tenantResource = resource('tenant', text('公司', 'Company'));

export const settingChanged = event('kernel.setting-changed', text('设置已修改', 'Setting changed'), z.object({ setting: z.string(), value: z.unknown(), validFrom: z.iso.datetime(), appliesToOpen: z.boolean() }), { subject: tenantResource });

/** @throws SettingNotFound */
export function settingOf(installed: Installed, id: string): Setting<any> {
  const setting = installed.manifests().flatMap<Setting<any>>(({ settings }) => Object.values(settings ?? {})).find((each) => each.id === id);
  if (!setting) throw new SettingNotFound({ setting: id });
  return setting;
}

/** Gives a setting of the current tenant another value from a moment on. Earlier values stay, for the cases that they were used for. */
export class SetSetting extends Command<void> {
  constructor(
    readonly setting: string,
    readonly input: SetSettingInput,
  ) {
    super();
  }
}

@CommandHandler(SetSetting)
export class SetSettingHandler implements ICommandHandler<SetSetting> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly installed: Installed,
    private readonly tenants: Tenants,
    private readonly now: Now,
  ) {}

  async execute({ setting: id, input }: SetSetting): Promise<void> {
    const setting = settingOf(this.installed, id);
    const value = parseOrThrow(setting.schema, input.value, 'value') as unknown;
    const validFrom = input.validFrom ?? this.now.iso();
    await this.db.run(sql`
      insert into setting_version (id, setting, value, valid_from, applies_to_open, created_by, created_at)
      values (${newId()}, ${id}, ${JSON.stringify(value)}::jsonb, ${validFrom}, ${input.appliesToOpen}, ${currentActor().id}, ${this.now.iso()})`);
    await this.tenants.touch();
    this.events.publish(settingChanged, currentTenant().id, { setting: id, value, validFrom: new Date(validFrom).toISOString(), appliesToOpen: input.appliesToOpen });
  }
}
