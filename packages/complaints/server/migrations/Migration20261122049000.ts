import { Migration } from '@mikro-orm/migrations';

/** Keys are made from a complaint and never without it; to look each of some fifty up again at commit cost more than writing them. */
export class Migration20261122049000 extends Migration {
  override name = 'complaints/Migration20261122049000';

  override up() {
    this.addSql('alter table complaint_key drop constraint complaint_key_tenant_id_complaint_id_fkey;');
  }
}
