import { NotFound } from '@aftercare/kernel';
import { currentActor, currentTenant } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { SessionView } from '../domain/index.ts';
import { People } from './people.ts';

/** Who calls, as the console needs to know it. */
export class ReadSession extends Query<SessionView> {
  constructor(readonly csrf: string) {
    super();
  }
}

@QueryHandler(ReadSession)
export class ReadSessionHandler implements IQueryHandler<ReadSession> {
  constructor(private readonly people: People) {}

  async execute({ csrf }: ReadSession): Promise<SessionView> {
    const { id, permissions } = currentActor();
    const person = await this.people.byId(id!);
    if (!person) throw new NotFound({ type: 'person', id: id! });
    const { code, name, locale, currency, timeZone, modules, plugins } = currentTenant();
    return {
      person: { id: person.id, name: person.name, email: person.email, locale: person.locale },
      tenant: { code, name, locale, currency, timeZone, modules: [...modules], plugins: [...plugins] },
      permissions: [...permissions].sort(),
      csrf,
    };
  }
}
