import { kernelCan, ruleView, type ModuleManifest, type PluginManifest, type RuleView } from '../domain/index.ts';
import { Body, Controller, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Allow } from './access.ts';
import { Installed } from './installed.ts';
import { Policies } from './policies.ts';
import { patternInForce } from './series.ts';
import { Commands } from './commands.ts';
import { SetSetting, setSettingInput } from './set-setting.ts';
import { Settings } from './settings.ts';

/** The rules in force for the current tenant: each policy, procedure, setting and number pattern, and who decides it. */
@ApiTags('rules')
@Controller('api/rules')
export class RulesController {
  constructor(
    private readonly installed: Installed,
    private readonly policies: Policies,
    private readonly settings: Settings,
    private readonly commands: Commands,
  ) {}

  @Get()
  @Allow(kernelCan.seeRules)
  @ApiOkResponse({ standardSchema: z.array(ruleView) })
  list(): RuleView[] {
    return this.installed.manifests().flatMap((manifest) => this.rulesOf(manifest));
  }

  @Put('settings/:setting')
  @HttpCode(204)
  @Allow(kernelCan.setRules)
  setSetting(@Param('setting') setting: string, @Body({ schema: setSettingInput }) input: z.output<typeof setSettingInput>): Promise<void> {
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
