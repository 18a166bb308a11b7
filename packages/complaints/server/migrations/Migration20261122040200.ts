import { Migration } from '@mikro-orm/migrations';

export class Migration20261122040200 extends Migration {
  override name = 'complaints/Migration20261122040200';

  override up() {
    this.addSql('alter table complaint add column pending_approvals int not null default 0');
    this.addSql('alter table complaint_offer add column approval_id uuid');
    this.addSql('create index complaint_offer_approval on complaint_offer (tenant_id, approval_id) where approval_id is not null');
    this.addSql('alter table complaint_offer drop constraint complaint_offer_answer_check');
    // What once went over to a higher post never reached a customer. The wall would hide these rows from whoever owns the table, too.
    this.addSql('alter table complaint_offer no force row level security');
    this.addSql(`update complaint_offer set answer = 'withdrawn' where answer = 'referred'`);
    this.addSql('alter table complaint_offer force row level security');
    this.addSql(`alter table complaint_offer add constraint complaint_offer_answer_check check (answer in ('open', 'accepted', 'refused', 'awaiting-approval', 'not-approved', 'withdrawn'))`);
  }
}
