import type { Policy, Setting, SettingPreview } from '../domain/index.ts';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isDeepStrictEqual } from 'node:util';
import { Db, sql } from './db.ts';
import { Installed } from './installed.ts';
import { Now } from './now.ts';
import { Policies } from './policies.ts';
import { settingOf } from './set-setting.ts';
import { parseOrThrow } from './validation.ts';

const days = 90;
const mostAsked = 1_000;
const mostShown = 20;

interface Kept {
  readonly type: string;
  readonly subject: string;
  readonly facts: unknown;
  readonly result: unknown;
  readonly settings: Readonly<Record<string, { readonly value: unknown }>>;
  readonly at: string;
}

/** What another value of a setting would have changed: the decisions of the last 90 days, the newest 1,000 of each rule, are asked again. */
export class PreviewSetting extends Query<SettingPreview> {
  constructor(
    readonly setting: string,
    readonly value: unknown,
  ) {
    super();
  }
}

@QueryHandler(PreviewSetting)
export class PreviewSettingHandler implements IQueryHandler<PreviewSetting> {
  constructor(
    private readonly db: Db,
    private readonly installed: Installed,
    private readonly policies: Policies,
    private readonly now: Now,
  ) {}

  async execute({ setting: id, value: given }: PreviewSetting): Promise<SettingPreview> {
    const setting = settingOf(this.installed, id);
    const value = parseOrThrow(setting.schema, given, 'value') as unknown;
    const since = new Date(this.now.date().getTime() - days * 86_400_000).toISOString();
    const policies = this.installed.manifests().flatMap((manifest) => Object.values('policies' in manifest ? (manifest.policies ?? {}) : {})).filter((policy) => this.policies.reads(policy, setting));
    return this.db.readingOnce(async () => ({ since, policies: await Promise.all(policies.map((policy) => this.compare(policy, setting, value, since))) }));
  }

  private async compare(policy: Policy<any, any>, { id }: Setting<unknown>, value: unknown, since: string): Promise<SettingPreview['policies'][number]> {
    const kept = await this.db.rows<Kept>(sql`select subject_type as type, subject_id as subject, facts, result, settings, at from decision where policy = ${policy.id} and at >= ${since} order by at desc limit ${mostAsked}`);
    const examples: SettingPreview['policies'][number]['examples'] = [];
    let [changed, unknown] = [0, 0];
    for (const { type, subject, facts, result, settings, at } of kept) {
      const values = new Map<string, unknown>([...Object.entries(settings).map(([name, each]) => [name, each.value] as const), [id, value]]);
      try {
        // As kept: in JSON, where a member without a value is none.
        const after: unknown = JSON.parse(JSON.stringify(this.policies.replay(policy, facts, values)));
        if (isDeepStrictEqual(after, result)) continue;
        changed += 1;
        if (examples.length < mostShown) examples.push({ subject: { type, id: subject }, at, before: result, after });
      } catch {
        unknown += 1;
      }
    }
    return { id: policy.id, title: policy.title, asked: kept.length, changed, unknown, examples };
  }
}
