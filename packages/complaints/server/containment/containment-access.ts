import { Db, may, sql } from '@aftercare/kernel/server';
import type { Brief, SubjectAccess } from '@aftercare/workflow';
import { Injectable } from '@nestjs/common';
import { can } from '../../domain/index.ts';

/** Comments, files, clocks and corrective actions of a containment case. */
@Injectable()
export class MayTouchContainment {
  constructor(private readonly db: Db) {}

  async answer({ id }: { id: string }): Promise<SubjectAccess> {
    const see = may(can.seeContainments) && (await this.db.row(sql`select 1 from containment where id = ${id}`)) !== undefined;
    return { see, change: see && may(can.contain) };
  }
}

/** The same of a recall. */
@Injectable()
export class MayTouchRecall {
  constructor(private readonly db: Db) {}

  async answer({ id }: { id: string }): Promise<SubjectAccess> {
    const see = may(can.seeContainments) && (await this.db.row(sql`select 1 from recall where id = ${id}`)) !== undefined;
    return { see, change: see && may(can.contain) };
  }
}

const goods = sql`concat_ws(' · ', b.batch, b.supplier_lot, b.defect)`;

/** What containment cases are called among other cases: by batch, lot and defect. */
@Injectable()
export class ContainmentBriefs {
  constructor(private readonly db: Db) {}

  answer({ ids }: { ids: string[] }): Promise<Brief[]> {
    return this.db.rows<Brief>(sql`select b.id, b.number, ${goods} as title, '/containments/' || b.id as path from containment b where b.id = any(${ids}::uuid[])`);
  }
}

@Injectable()
export class RecallBriefs {
  constructor(private readonly db: Db) {}

  answer({ ids }: { ids: string[] }): Promise<Brief[]> {
    return this.db.rows<Brief>(sql`select r.id, r.number, concat_ws(' · ', r.batch, r.supplier_lot) as title, '/recalls/' || r.id as path from recall r where r.id = any(${ids}::uuid[])`);
  }
}
