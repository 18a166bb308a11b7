import { ref } from '@aftercare/kernel';
import { currentTenant, Db, Journal, sql } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { company, companyArchived, companyChanged, companyCreated, companyModulesChanged, companyPluginsChanged, companyRestored, type CompanyView } from '../../domain/index.ts';
import { People } from '../people.ts';

const told = [companyCreated, companyChanged, companyModulesChanged, companyPluginsChanged, companyArchived, companyRestored];
const looked = 200;

/** The current company with what was changed about it lately. */
export class ReadCompany extends Query<CompanyView> {}

type Row = Omit<CompanyView, 'changes' | 'letterhead'> & { letterhead: Partial<CompanyView['letterhead']> & { company: string } };
interface Said {
  readonly fields?: string[];
  readonly on?: string[];
  readonly off?: string[];
  readonly before?: string[];
  readonly after?: string[];
  readonly operator: string | null;
}

@QueryHandler(ReadCompany)
export class ReadCompanyHandler implements IQueryHandler<ReadCompany> {
  constructor(
    private readonly db: Db,
    private readonly journal: Journal,
    private readonly people: People,
  ) {}

  execute(): Promise<CompanyView> {
    const { id } = currentTenant();
    return this.db.readingOnce(async () => {
      const row = (await this.db.row<Row>(sql`
        select id, revision::int as version, code, name, letterhead, locale, currency, time_zone as "timeZone", to_jsonb(modules) as modules, to_jsonb(plugins) as plugins, archived_at as "archivedAt" from tenant where id = ${id}`))!;
      const { address = null, phone = null, email = null, website = null, colour = null } = row.letterhead;
      return { ...row, letterhead: { company: row.letterhead.company, address, phone, email, website, colour }, changes: await this.changes(id) };
    });
  }

  private async changes(id: string): Promise<CompanyView['changes']> {
    const events = (await this.journal.of(ref(company, id), { limit: looked })).filter(({ name }) => told.some((each) => each.name === name));
    const names = await this.people.names(events.flatMap(({ actor }) => (actor.kind === 'person' && actor.id ? [actor.id] : [])));
    return events.map(({ at, name, actor, payload }) => {
      const { fields, on = [], off = [], before = [], after = [], operator } = payload as unknown as Said;
      const differ = [...new Set([...before, ...after])].filter((each) => before.indexOf(each) !== after.indexOf(each));
      return { at, event: name, title: { ...told.find((each) => each.name === name)!.title }, fields: fields ?? [...on, ...off, ...differ], byOperator: operator !== null, by: names.get(actor.id ?? '')?.name ?? null };
    });
  }
}
