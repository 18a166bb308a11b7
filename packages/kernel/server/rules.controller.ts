import { kernelCan, previewSettingInput, ruleView, setSettingInput, settingPreview, settingView, type ModuleManifest, type PluginManifest, type RuleView, type SetSettingInput, type SettingPreview, type SettingView } from '../domain/index.ts';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Allow } from './access.ts';
import { Installed } from './installed.ts';
import { Policies } from './policies.ts';
import { patternInForce } from './series.ts';
import { Commands } from './commands.ts';
import { PreviewSetting } from './preview-setting.ts';
import { SetSetting } from './set-setting.ts';
import { Settings } from './settings.ts';
import { ShowSetting } from './show-setting.ts';

const settingId = { schema: z.string().max(100) };

/** The rules in force for the current tenant: each policy, procedure, setting and number pattern, and who decides it. */
@ApiTags('rules')
@Controller('api/rules')
export class RulesController {
  constructor(
    private readonly installed: Installed,
    private readonly policies: Policies,
    private readonly settings: Settings,
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(kernelCan.seeRules)
  @ApiOkResponse({ standardSchema: z.array(ruleView) })
  list(): RuleView[] {
    return this.installed.offered().flatMap((manifest) => this.rulesOf(manifest));
  }

  @Get('settings/:setting')
  @Allow(kernelCan.seeRules)
  @ApiOkResponse({ standardSchema: settingView })
  setting(@Param('setting', settingId) setting: string): Promise<SettingView> {
    return this.queries.execute(new ShowSetting(setting));
  }

  /** What the value would have changed in the last 90 days; nothing is kept. */
  @Post('settings/:setting/preview')
  @HttpCode(200)
  @Allow(kernelCan.seeRules)
  @ApiOkResponse({ standardSchema: settingPreview })
  preview(@Param('setting', settingId) setting: string, @Body({ schema: previewSettingInput }) { value }: z.output<typeof previewSettingInput>): Promise<SettingPreview> {
    return this.queries.execute(new PreviewSetting(setting, value));
  }

  @Put('settings/:setting')
  @HttpCode(204)
  @Allow(kernelCan.setRules)
  setSetting(@Param('setting', settingId) setting: string, @Body({ schema: setSettingInput }) input: SetSettingInput): Promise<void> {
    return this.commands.execute(new SetSetting(setting, input));
  }

  private rulesOf(manifest: ModuleManifest | PluginManifest): RuleView[] {
    const module = manifest.id;
    const policies = Object.values('policies' in manifest ? (manifest.policies ?? {}) : {}).map((policy) => ({
      id: policy.id,
      kind: policy.steps ? ('procedure' as const) : ('policy' as const),
      module,
      title: policy.title,
      decidedBy: this.policies.deciders(policy),
      settings: policy.settings.map(({ id }) => id),
    }));
    const settings = Object.values(manifest.settings ?? {}).map((setting) => {
      const { value, by } = this.settings.inForce(setting);
      return { id: setting.id, kind: 'setting' as const, module, title: setting.title, decidedBy: [by], value, settings: [] };
    });
    const series = Object.values('series' in manifest ? (manifest.series ?? {}) : {}).map((each) => {
      const { pattern, by } = patternInForce(this.installed, each);
      return { id: each.id, kind: 'series' as const, module, title: each.title, decidedBy: [by], value: pattern, settings: [] };
    });
    return [...policies, ...settings, ...series];
  }
}
