import type { Policy, ReadSetting, SubjectRef } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { Installed } from './installed.ts';
import { Now } from './now.ts';
import { Settings } from './settings.ts';
import { newId } from './tenant-table.ts';
import { requireWork, type KeptDecision } from './work.ts';

interface About {
  readonly subject: SubjectRef;
  /** When the case was opened; its settings are those of that day. */
  readonly openedAt?: Date | string;
}

/** Asks the current tenant's rules. */
@Injectable()
export class Policies {
  constructor(
    private readonly installed: Installed,
    private readonly settings: Settings,
    private readonly now: Now,
  ) {}

  /** Decides inside a command, and keeps the decision with its facts, its settings and who decided it. */
  decide<Facts, Decision>(policy: Policy<Facts, Decision>, facts: Facts, { subject, openedAt }: About): Decision {
    const work = requireWork(`Deciding ${policy.id}`);
    const read: Record<string, { value: unknown; version: string | null }> = {};
    const { decision, decidedBy } = this.ask(policy, facts, (setting) => {
      const { value, version } = this.settings.inForce(setting, openedAt);
      read[setting.id] = { value, version };
      return value;
    });
    work.decisions.push({ id: newId(), policy: policy.id, type: subject.type, subject: subject.id, facts, result: decision, decidedBy, settings: read, at: this.now.iso() } satisfies KeptDecision);
    return decision;
  }

  /** What the rule would say; nothing is kept. */
  preview<Facts, Decision>(policy: Policy<Facts, Decision>, facts: Facts, openedAt?: Date | string): Decision {
    return this.ask(policy, facts, (setting) => this.settings.read(setting, openedAt)).decision;
  }

  /**
   * What today's rules would have said then, with these values of settings; those that are not among them as they are in force now.
   * @throws ZodError for facts that were kept before the rule asked for what it asks for now
   */
  replay<Facts, Decision>(policy: Policy<Facts, Decision>, facts: unknown, values: ReadonlyMap<string, unknown>): Decision {
    const read = (setting: Parameters<ReadSetting>[0]) => (values.has(setting.id) ? setting.schema.parse(values.get(setting.id)) : this.settings.read(setting));
    return this.ask(policy, facts as Facts, read as ReadSetting).decision;
  }

  /** Whether a rule of this tenant, or what a plugin makes of it, reads a setting. */
  reads(policy: Policy<any, any>, { id }: { readonly id: string }): boolean {
    return [policy, ...this.overridesOf(policy).map(({ override }) => override)].some(({ settings }) => settings.some((each) => each.id === id));
  }

  /** The modules and plugins that take part in a rule, the one asked first last: `['complaints', 'gift@1.0.0']`. */
  deciders(policy: Policy<any, any>): string[] {
    return [policy.id.split('.')[0]!, ...this.overridesOf(policy).map(({ by }) => by)];
  }

  private ask<Facts, Decision>(policy: Policy<Facts, Decision>, facts: Facts, read: ReadSetting) {
    const reader = (declared: Policy<any, any>['settings']): ReadSetting => (setting) => {
      if (!declared.includes(setting)) throw new Error(`${policy.id} reads ${setting.id} without declaring it.`);
      return read(setting);
    };
    const taking = [policy.id.split('.')[0]!];
    const standard = (given: Facts) => policy.decide(given, reader(policy.settings));
    const decide = this.overridesOf(policy).reduce<(given: Facts) => Decision>((inner, { override, by }) => {
      taking.push(by);
      return (given) => override.decide(given, inner, reader([...policy.settings, ...override.settings]));
    }, standard);
    return { decision: policy.decision.parse(decide(policy.facts.parse(facts))), decidedBy: taking };
  }

  private overridesOf(policy: Policy<any, any>) {
    return this.installed.tenantPlugins().flatMap(({ manifest }) =>
      (manifest.overrides ?? []).filter((each) => each.policy.id === policy.id).map((override) => ({ override, by: `${manifest.id}@${manifest.version}` })),
    );
  }
}
