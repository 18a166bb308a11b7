import { NotFound, StaleVersion } from '@aftercare/kernel';
import { currentActor, Db, Events, Installed, Now, sql } from '@aftercare/kernel/server';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mailQueued, mayBeResent, NotResendable, type MailRow, type ResendInput } from '../domain/index.ts';
import { mailColumns, rowOf, titlesOf, type StoredMail } from './mail-rows.ts';

export class ResendMail extends Command<MailRow> {
  constructor(
    readonly id: string,
    readonly input: ResendInput,
  ) {
    super();
  }
}

/** The same mail with the same Message-ID: where a lost one did arrive, mail programs show both as one. */
@CommandHandler(ResendMail)
export class ResendMailHandler implements ICommandHandler<ResendMail> {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly now: Now,
    private readonly installed: Installed,
  ) {}

  async execute({ id, input: { version, to } }: ResendMail): Promise<MailRow> {
    const titles = titlesOf(this.installed);
    const mail = await this.db.row<StoredMail>(sql`select ${mailColumns} from mail where id = ${id} for update`);
    if (!mail) throw new NotFound({ type: 'mail', id });
    if (mail.version !== version) throw new StaleVersion({ expected: version, current: rowOf(mail, titles) });
    if (!mayBeResent(mail.state)) throw new NotResendable({ state: mail.state });
    const at = this.now.iso();
    const entry = JSON.stringify({ at, state: 'queued', times: 1, detail: to && to !== mail.toAddress ? `${mail.toAddress} → ${to}` : null, person: currentActor().id });
    const queued = await this.db.row<StoredMail>(sql`
      update mail set state = 'queued', version = version + 1, to_address = ${to ?? mail.toAddress}, attempts = 0, queued_at = ${at}, next_at = ${at}, unreachable = false, claim = null, last_error = null, history = history || ${entry}::jsonb
      where id = ${id} returning ${mailColumns}`);
    this.events.publish(mailQueued, { type: mail.aboutType, id: mail.about }, { mail: id, email: mail.email, again: true });
    return rowOf(queued!, titles);
  }
}
