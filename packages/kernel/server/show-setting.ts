import type { SettingView } from '../domain/index.ts';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Db, sql } from './db.ts';
import { Installed } from './installed.ts';
import { Policies } from './policies.ts';
import { Settings } from './settings.ts';
import { settingOf } from './set-setting.ts';

/** One setting with its history and the rules that read it. */
export class ShowSetting extends Query<SettingView> {
  constructor(readonly setting: string) {
    super();
  }
}

@QueryHandler(ShowSetting)
export class ShowSettingHandler implements IQueryHandler<ShowSetting> {
  constructor(
    private readonly db: Db,
    private readonly installed: Installed,
    private readonly policies: Policies,
    private readonly settings: Settings,
  ) {}

  async execute({ setting: id }: ShowSetting): Promise<SettingView> {
    const setting = settingOf(this.installed, id);
    const { value, by } = this.settings.inForce(setting);
    const manifests = this.installed.manifests();
    const all = manifests.flatMap((manifest) => Object.values('policies' in manifest ? (manifest.policies ?? {}) : {}));
    return {
      id,
      module: manifests.find(({ settings }) => Object.values(settings ?? {}).some((each) => each.id === id))!.id,
      title: setting.title,
      value,
      standard: this.settings.standardOf(setting).value,
      decidedBy: by,
      policies: all.filter((policy) => this.policies.reads(policy, setting)).map((policy) => ({ id: policy.id, title: policy.title })),
      versions: await this.db.rows<SettingView['versions'][number]>(sql`
        select id, value, valid_from as "validFrom", applies_to_open as "appliesToOpen", created_by as "setBy", created_at as "setAt" from setting_version where setting = ${id} order by valid_from desc, created_at desc limit 200`),
    };
  }
}
