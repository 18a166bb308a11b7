import { defineServerModule, tick } from '@aftercare/kernel/server';
import { mailModule } from '../domain/index.ts';
import { Deliver } from './deliver.ts';
import { FindMailHandler } from './find-mail.ts';
import { ListMailsHandler } from './list-mails.ts';
import { MailsController } from './mails.controller.ts';
import { Migration20261121010000 } from './migrations/Migration20261121010000.ts';
import { Outbox } from './outbox.ts';
import { Progress } from './progress.ts';
import { ResendMailHandler } from './resend-mail.ts';
import { Smtp } from './smtp.ts';

export { MailEnvironment } from './environment.ts';
export { Outbox, type Recipient, type Sending } from './outbox.ts';

export default defineServerModule({
  manifest: mailModule,
  controllers: [MailsController],
  providers: [Progress, Smtp, ListMailsHandler, FindMailHandler, ResendMailHandler],
  exports: [Outbox],
  migrations: [Migration20261121010000],
  ticks: [tick('mail.deliver', Deliver)],
});
