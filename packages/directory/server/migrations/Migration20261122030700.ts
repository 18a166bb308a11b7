import { Migration } from '@mikro-orm/migrations';

/** A name without what is written in one place and left out in another: signs, spaces, and the legal form. */
const nameKey = `regexp_replace(regexp_replace(lower(normalize(name, NFKC)), '[[:space:][:punct:]]+', '', 'g'), '(股份有限公司|有限责任公司|有限公司|公司|coltd|limited|ltd|inc|llc|gmbh)$', '')`;
/** Digits without extension and without our country's prefix. */
const phoneKey = `nullif(regexp_replace(regexp_replace(regexp_replace(lower(normalize(phone, NFKC)), '(转|x|ext|#).*$', ''), '[^0-9]+', '', 'g'), '^(00)?86([0-9]{10,11})$', '\\2'), '')`;

export class Migration20261122030700 extends Migration {
  override name = 'directory/Migration20261122030700';

  override up() {
    this.addSql('alter table party add column merged_into uuid');
    this.addSql('alter table party add constraint party_merged_into foreign key (tenant_id, merged_into) references party');
    this.addSql('create index party_merged on party (tenant_id, merged_into) where merged_into is not null');

    // What two records of the same party have in common.
    this.addSql(`alter table party add column name_key text collate "C" generated always as (${nameKey}) stored`);
    this.addSql(`alter table party add column phone_key text collate "C" generated always as (${phoneKey}) stored`);
    this.addSql(`alter table party_contact add column phone_key text collate "C" generated always as (${phoneKey}) stored`);
    this.addSql(`create index party_same_name on party (tenant_id, name_key, id) where merged_into is null`);
    this.addSql(`create index party_same_phone on party (tenant_id, phone_key, id) where merged_into is null and phone_key is not null`);
    this.addSql(`create index party_contact_same_phone on party_contact (tenant_id, phone_key, party_id) where phone_key is not null`);
  }
}
