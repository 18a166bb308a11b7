import { Migration } from '@mikro-orm/migrations';

export class Migration20261122020800 extends Migration {
  override name = 'workflow/Migration20261122020800';

  override up() {
    this.addSql(`create index clock_kind on clock (tenant_id, subject_type, started_at) where step is null;`);
    this.addSql(`create index cost_line_incurred on cost_line (tenant_id, subject_type, incurred_on);`);
  }
}
