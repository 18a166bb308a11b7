import { Injectable, Logger } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Commands, type Delivery } from './commands.ts';
import { systemActor, withTenant } from './context.ts';
import { Db, sql } from './db.ts';
import { Installed } from './installed.ts';
import { Jobs } from './jobs.ts';
import { Journal } from './journal.ts';
import { Now } from './now.ts';
import { Tenants } from './tenants.ts';

/** Brings journaled events to those who listen: at least once, de-duplicated by event, in order per subject. */
@Injectable()
export class DeliveryWorker {
  private readonly logger = new Logger('Delivery');

  constructor(
    private readonly installed: Installed,
    private readonly jobs: Jobs,
    private readonly tenants: Tenants,
    private readonly journal: Journal,
    private readonly commands: Commands,
    private readonly db: Db,
    private readonly now: Now,
    private readonly modules: ModuleRef,
  ) {}

  async start(): Promise<void> {
    for (const queue of this.installed.queues()) await this.jobs.work<Delivery>(queue, (delivery) => this.deliver(queue, delivery));
  }

  private async deliver(queue: string, { tenant, event: id }: Delivery): Promise<void> {
    await withTenant(await this.tenants.get(tenant), systemActor, async () => {
      const event = await this.journal.byId(id);
      if (!event) throw new Error(`Journal row ${id} is missing.`);
      const { subscribers = [] } = this.installed.subscribersOf(event.name).find((each) => each.queue === queue) ?? {};
      for (const { handler } of subscribers) {
        try {
          await this.commands.transaction(async () => {
            const first = await this.db.run(sql`insert into delivered (event_id, subscriber, at) values (${id}, ${`${queue}.${handler.name}`}, ${this.now.iso()}) on conflict do nothing`);
            if (first) await this.modules.get(handler, { strict: false }).handle(event);
          });
        } catch (error) {
          this.logger.error(`${handler.name} could not handle ${event.name} ${id}: ${(error as Error).stack}`);
          throw error;
        }
      }
    });
  }
}
