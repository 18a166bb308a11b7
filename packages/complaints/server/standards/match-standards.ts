import { NotFound, ref } from '@aftercare/kernel';
import { Db, Questions, sql } from '@aftercare/kernel/server';
import { Products } from '@aftercare/directory/server';
import { subjectAccess } from '@aftercare/workflow';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { complaint as complaintResource, type StandardMatch } from '../../domain/index.ts';
import { standardColumns, type Standard } from './standard-rows.ts';

const most = 10;

/** Published entries that may help with a complaint: of its type, and of its product and defect where they name one. */
export class MatchStandards extends Query<StandardMatch[]> {
  constructor(readonly complaint: string) {
    super();
  }
}

@QueryHandler(MatchStandards)
export class MatchStandardsHandler implements IQueryHandler<MatchStandards> {
  constructor(
    private readonly db: Db,
    private readonly products: Products,
    private readonly questions: Questions,
  ) {}

  /** @throws NotFound also for a complaint that is hidden from the actor */
  execute({ complaint }: MatchStandards): Promise<StandardMatch[]> {
    return this.db.readingOnce(async () => {
      if (!(await this.questions.ask(subjectAccess(complaintResource), { id: complaint })).see) throw new NotFound(ref(complaintResource, complaint));
      const rows = await this.db.rows<Standard & Pick<StandardMatch, 'sameProduct' | 'sameDefect'>>(sql`
        select ${standardColumns}, s.product_id is not null as "sameProduct", s.defect is not null as "sameDefect"
        from complaint c join handling_standard s on s.tenant_id = c.tenant_id and s.type = c.type and s.state = 'published'
        where c.id = ${complaint} and s.complaint_id is distinct from c.id
          and (s.product_id is null and s.defect is null or exists (
            select from complaint_line l where l.tenant_id = c.tenant_id and l.complaint_id = c.id and (s.product_id is null or l.product_id = s.product_id) and (s.defect is null or l.defect = s.defect)))
        order by (s.product_id is not null)::int + (s.defect is not null)::int desc, s.kind desc, s.changed_at desc limit ${most}`);
      const products = await this.products.names(rows.flatMap(({ productId }) => productId ?? []));
      return rows.map(({ productId, complaintId: _, correctiveId: __, retireReason: ___, ...row }) => ({ ...row, product: productId === null ? null : (products.get(productId) ?? null) }));
    });
  }
}
