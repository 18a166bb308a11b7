import { InvalidInput, type FieldProblem, type Journaled } from '../domain/index.ts';
import { Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { currentTenant } from './context.ts';
import { sql } from './db.ts';
import { currentIdempotencyKey, Idempotency } from './idempotency.ts';
import { Installed } from './installed.ts';
import { Jobs } from './jobs.ts';
import { journalBody } from './journal.ts';
import { currentWork, UnitOfWork, type Work } from './work.ts';

/** What a delivery job carries. */
export interface Delivery {
  readonly tenant: string;
  readonly event: string;
}

/** Runs each command in one transaction; a command sent by a handler joins it. */
@Injectable()
export class Commands {
  constructor(
    private readonly bus: CommandBus,
    private readonly work: UnitOfWork,
    private readonly installed: Installed,
    private readonly jobs: Jobs,
    private readonly idempotency: Idempotency,
  ) {}

  execute<Result>(command: Command<Result>): Promise<Result> {
    const run = () => this.bus.execute(command);
    if (currentWork()) return run();
    const key = currentIdempotencyKey();
    return key ? this.idempotency.once(key, { secret: 'answersSecret' in command }, run, (inner) => this.transaction(inner)) : this.transaction(run);
  }

  /** For subscribers and ticks: the same transaction, journal and jobs without a command object. */
  transaction<Result>(run: () => Promise<Result>): Promise<Result> {
    return this.work.run(run, (work) => this.finish(work));
  }

  private async finish(work: Work): Promise<void> {
    const [events, decisions] = [work.events.splice(0), work.decisions.splice(0)];
    for (const { queue, jobs } of this.deliveries(events)) await this.jobs.send(queue, jobs);
    if (events.length === 0 && decisions.length === 0) return work.send();
    const rows = events.map((event) => ({ id: event.id, type: event.subject.type, subject: event.subject.id, name: event.name, at: event.at, actorKind: event.actor.kind, actor: event.actor.id, body: journalBody(event) }));
    await work.send(sql`select record_work(${JSON.stringify(rows)}::jsonb, ${JSON.stringify(decisions)}::jsonb)`);
  }

  /** One insert per listening module, however many events there are. */
  private deliveries(events: readonly Journaled[]): { queue: string; jobs: { key: string; data: Delivery }[] }[] {
    const tenant = currentTenant().id;
    const byQueue = new Map<string, { key: string; data: Delivery }[]>();
    for (const event of events) {
      for (const { queue } of this.installed.subscribersOf(event.name)) {
        const job = { key: `${tenant}:${event.subject.type}:${event.subject.id}`, data: { tenant, event: event.id } };
        byQueue.set(queue, [...(byQueue.get(queue) ?? []), job]);
      }
    }
    return [...byQueue].map(([queue, jobs]) => ({ queue, jobs }));
  }
}

/** Refuses an input for a reason that only the stored state tells, in the form of a wrong field. */
export function wrongField(path: string, code: string, message: string, values?: FieldProblem['values']): InvalidInput {
  return new InvalidInput({ errors: [{ path, code, message, ...(values ? { values } : {}) }] });
}
