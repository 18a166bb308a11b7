import { currentTenant, Db, Events, Installed, sql, Tenants, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { companyPluginsChanged } from '../../domain/index.ts';
import { CompanyRow } from './company-row.ts';

/** By which plugins the current company works, in the order in which they wrap each other. Cases that are decided stay as they were decided. */
export class SetCompanyPlugins extends Command<void> {
  constructor(
    readonly input: { readonly version: number; readonly plugins: readonly string[] },
    readonly operator: string,
  ) {
    super();
  }
}

@CommandHandler(SetCompanyPlugins)
export class SetCompanyPluginsHandler implements ICommandHandler<SetCompanyPlugins> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly installed: Installed,
    private readonly rows: CompanyRow,
    private readonly tenants: Tenants,
  ) {}

  /** @throws InvalidInput for one that is not installed, or named twice @throws StaleVersion @throws CompanyArchived */
  async execute({ input: { version, plugins }, operator }: SetCompanyPlugins): Promise<void> {
    checkPlugins(this.installed, plugins);
    const { plugins: before } = await this.rows.lock(version);
    if (before.join() === plugins.join()) return;
    await this.db.run(sql`update tenant set plugins = ${[...plugins]}::text[] where id = ${currentTenant().id}`);
    await this.tenants.touch();
    this.events.publish(companyPluginsChanged, currentTenant().id, { before, after: [...plugins], operator });
  }
}

/** @throws InvalidInput */
export function checkPlugins(installed: Installed, plugins: readonly string[]): void {
  const unknown = plugins.find((id) => !installed.plugins.some(({ manifest }) => manifest.id === id));
  if (unknown !== undefined) throw wrongField('plugins', 'unknown', `There is no plugin ${unknown}.`);
  if (new Set(plugins).size < plugins.length) throw wrongField('plugins', 'twice', 'A plugin is named once.');
}
