import { Migration } from '@mikro-orm/migrations';

export class Migration20261122030400 extends Migration {
  override name = 'directory/Migration20261122030400';

  override up() {
    this.addSql(`alter table party add column standing text not null default 'good' check (standing in ('good', 'cancelled'))`);
  }
}
