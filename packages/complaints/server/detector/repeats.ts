import { ref, type FieldProblem } from '@aftercare/kernel';
import { Db, Policies, Settings, sql } from '@aftercare/kernel/server';
import { Injectable } from '@nestjs/common';
import { complaint, defects, repeat, repeatWindow, type ComplaintState } from '../../domain/index.ts';
import { wrong } from '../wrong-fields.ts';

const day = 86_400_000;
/** Nobody needs to know whether it is the twentieth or the thirtieth time. */
const most = 20;

interface Asking {
  readonly id: string;
  readonly partyId: string;
  readonly openedAt: Date;
}
interface About {
  readonly productId: string | null;
  readonly defect: string | null;
}

/** Knows the catalogue of defects, and whether a complaint repeats an earlier one. */
@Injectable()
export class Repeats {
  constructor(
    private readonly db: Db,
    private readonly policies: Policies,
    private readonly settings: Settings,
  ) {}

  /** Lines with a defect that the company's catalogue does not have. */
  unknownDefects(lines: readonly { readonly defect: string | null }[]): FieldProblem[] {
    const known = new Set(this.settings.read(defects).map(({ code }) => code));
    return lines.flatMap(({ defect }, n) => (defect === null || known.has(defect) ? [] : [wrong(`lines.${n}.defect`, 'unknown')]));
  }

  /** What the tenant's rule says of earlier complaints of the same customer, product and defect: at most one query. */
  async of({ id, partyId, openedAt }: Asking, lines: readonly About[]): Promise<{ repeatOfId: string | null; repeats: number }> {
    const told = lines.filter(({ productId, defect }) => productId !== null && defect !== null);
    const nothing = { repeatOfId: null, repeats: 0 };
    if (told.length === 0) return nothing;
    const since = new Date(openedAt.getTime() - this.settings.read(repeatWindow, openedAt) * day);
    const same = told.map(({ productId, defect }) => sql`(l.product_id = ${productId} and l.defect = ${defect})`);
    const earlier = await this.db.rows<{ id: string; state: ComplaintState; openedAt: string }>(sql`
      select c.id, c.state, c.opened_at as "openedAt" from complaint c
      where c.party_id = ${partyId} and c.opened_at >= ${since.toISOString()} and c.opened_at <= ${openedAt.toISOString()} and c.id <> ${id}
        and exists (select from complaint_line l where l.tenant_id = c.tenant_id and l.complaint_id = c.id and (${sql.join(same, sql` or `)}))
      order by c.opened_at desc, c.id desc limit ${most}`);
    if (earlier.length === 0) return nothing;
    const facts = { earlier: earlier.map((each) => ({ complaint: each.id, state: each.state, days: Math.floor((openedAt.getTime() - Date.parse(each.openedAt)) / day) })) };
    const { of, repeats } = this.policies.decide(repeat, facts, { subject: ref(complaint, id), openedAt });
    return { repeatOfId: of, repeats };
  }
}
