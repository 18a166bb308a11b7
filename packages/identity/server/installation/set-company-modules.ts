import { closure, currentTenant, Db, Events, Installed, sql, Tenants, wrongField } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { companyModulesChanged } from '../../domain/index.ts';
import { CompanyRow } from './company-row.ts';

/** Nobody could sign in without these. */
export const alwaysOn: readonly string[] = ['kernel', 'identity'];

/** Which modules the current company works with. Data of one that is switched off stays, and is there again when it is switched on. */
export class SetCompanyModules extends Command<void> {
  constructor(
    readonly input: { readonly version: number; readonly modules: readonly string[] },
    readonly operator: string,
  ) {
    super();
  }
}

@CommandHandler(SetCompanyModules)
export class SetCompanyModulesHandler implements ICommandHandler<SetCompanyModules> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly installed: Installed,
    private readonly rows: CompanyRow,
    private readonly tenants: Tenants,
  ) {}

  /** @throws InvalidInput for one that is not installed @throws StaleVersion @throws CompanyArchived */
  async execute({ input: { version, modules: wanted }, operator }: SetCompanyModules): Promise<void> {
    const unknown = wanted.find((id) => !this.installed.modules.some(({ manifest }) => manifest.id === id));
    if (unknown !== undefined) throw wrongField('modules', 'unknown', `There is no module ${unknown}.`);
    const { modules: before } = await this.rows.lock(version);
    const after = closure(this.installed.modules, [...wanted, ...alwaysOn]).map(({ manifest }) => manifest.id);
    const [on, off] = [after.filter((id) => !before.includes(id)), before.filter((id) => !after.includes(id))];
    if (on.length + off.length === 0) return;
    await this.db.run(sql`update tenant set modules = ${after}::text[] where id = ${currentTenant().id}`);
    await this.tenants.touch();
    this.events.publish(companyModulesChanged, currentTenant().id, { on, off, operator });
  }
}
