import { Db, Questions, sql } from '@aftercare/kernel/server';
import { Products } from '@aftercare/directory/server';
import { People } from '@aftercare/identity/server';
import { subjectAccess } from '@aftercare/workflow';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { complaint, type StandardView } from '../../domain/index.ts';
import { StandardRows } from './standard-rows.ts';

type Kept = Omit<StandardView['history'][number], 'by' | 'title' | 'solution' | 'prevention' | 'state'> & { readonly by: string | null; readonly content: Pick<StandardView['history'][number], 'title' | 'solution' | 'prevention' | 'state'> };

export class ShowStandard extends Query<StandardView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ShowStandard)
export class ShowStandardHandler implements IQueryHandler<ShowStandard> {
  constructor(
    private readonly db: Db,
    private readonly rows: StandardRows,
    private readonly products: Products,
    private readonly people: People,
    private readonly questions: Questions,
  ) {}

  execute({ id }: ShowStandard): Promise<StandardView> {
    return this.db.readingOnce(async () => {
      const { productId, complaintId, correctiveId, ...standard } = await this.rows.read(id);
      const kept = await this.db.rows<Kept>(sql`select version, at, by, content from handling_standard_version where standard_id = ${id} order by version desc`);
      const people = await this.people.names(kept.flatMap(({ by }) => by ?? []));
      const product = productId === null ? null : ((await this.products.names([productId])).get(productId) ?? null);
      return {
        ...standard,
        product,
        fromComplaint: complaintId === null ? null : await this.origin(complaintId),
        fromCorrective: correctiveId,
        history: kept.map(({ content, by, ...entry }) => ({ ...entry, ...content, by: by === null ? null : (people.get(by)?.name ?? null) })),
      };
    });
  }

  private async origin(id: string): Promise<StandardView['fromComplaint']> {
    if (!(await this.questions.ask(subjectAccess(complaint), { id })).see) return null;
    return (await this.db.row<{ id: string; number: string }>(sql`select id, number from complaint where id = ${id}`)) ?? null;
  }
}
