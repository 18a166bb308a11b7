import { currentTenant, Db, Events, parseOrThrow, Questions, sql, Tenants } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { companyChanged, companyInput, CurrencyInUse, holdsAmounts, operatedCompanyInput, type CompanyInput, type OperatedCompanyInput } from '../../domain/index.ts';
import { CompanyRow } from './company-row.ts';

/** What the current company is called and what stands on its letters; by whoever runs the installation also how it counts and writes. */
export class ChangeCompany extends Command<void> {
  constructor(
    readonly input: CompanyInput | OperatedCompanyInput,
    readonly operator: string | null,
  ) {
    super();
  }
}

@CommandHandler(ChangeCompany)
export class ChangeCompanyHandler implements ICommandHandler<ChangeCompany> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly questions: Questions,
    private readonly rows: CompanyRow,
    private readonly tenants: Tenants,
  ) {}

  /** @throws StaleVersion @throws CompanyArchived @throws CurrencyInUse */
  async execute({ input, operator }: ChangeCompany): Promise<void> {
    const { version, name, locale, currency, timeZone, ...letters } = parseOrThrow(operator ? operatedCompanyInput : companyInput, input) as OperatedCompanyInput;
    const before = await this.rows.lock(version);
    const letterhead = Object.fromEntries(Object.entries(letters).filter(([, value]) => value !== null));
    const next = { name, ...(operator ? { locale, currency, timeZone } : { locale: before.locale, currency: before.currency, timeZone: before.timeZone }) };
    const fields = [
      ...(['name', 'locale', 'currency', 'timeZone'] as const).filter((field) => before[field] !== next[field]),
      ...Object.keys(letters).filter((field) => (before.letterhead[field] ?? null) !== letters[field as keyof typeof letters]),
    ];
    if (fields.length === 0) return;
    if (fields.includes('currency')) await this.free(before.currency);
    await this.db.run(sql`
      update tenant set name = ${next.name}, letterhead = ${JSON.stringify(letterhead)}::jsonb, locale = ${next.locale}, currency = ${next.currency}, time_zone = ${next.timeZone} where id = ${currentTenant().id}`);
    await this.tenants.touch();
    this.events.publish(companyChanged, currentTenant().id, { fields, operator });
  }

  private async free(currency: string): Promise<void> {
    const set = currentTenant().settings.filter(({ value }) => JSON.stringify(value).includes(`"currency":"${currency}"`)).map(({ setting }) => setting);
    const by = [...new Set([...(await this.questions.ask(holdsAmounts, {})), ...set])];
    if (by.length) throw new CurrencyInUse({ currency, by });
  }
}
