import type { ComplaintView } from '@aftercare/complaints';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import type { DemoCompany, MadeCompany } from './company.ts';
import type { DemoClock } from './demo-clock.ts';

const day = 86_400_000;

/** What somebody of a company has at hand when they act in a story: the API as them, and the ids of what was made. */
export class Desk {
  private readonly nest: NestFastifyApplication;
  private readonly clock: DemoClock;
  readonly company: DemoCompany;
  readonly made: MadeCompany;
  private readonly memory: Map<string, string>;
  readonly story: string;
  private readonly by: string;

  constructor(nest: NestFastifyApplication, clock: DemoClock, company: DemoCompany, made: MadeCompany, memory: Map<string, string>, story: string, by: string) {
    this.nest = nest;
    this.clock = clock;
    this.company = company;
    this.made = made;
    this.memory = memory;
    this.story = story;
    this.by = by;
  }

  async get<T>(url: string): Promise<T> {
    return this.call('GET', url);
  }

  async post<T>(url: string, body: object): Promise<T> {
    return this.call('POST', url, body);
  }

  /** Does something to a record that has a version, as it is now. */
  async change<T extends { version: number }>(url: string, action: string, body: object | ((now: T) => object) = {}): Promise<void> {
    const now = await this.get<T>(url);
    await this.post(`${url}/${action}`, { version: now.version, ...(typeof body === 'function' ? body(now) : body) });
  }

  keep(name: string, id: string): void {
    this.memory.set(name, id);
  }

  /** @param name of a story that began before, this one's when absent */
  id(name = this.story): string {
    const id = this.memory.get(name);
    if (!id) throw new Error(`The demo knows no "${name}" yet.`);
    return id;
  }

  complaint(name?: string): Promise<ComplaintView> {
    return this.get(`/api/complaints/${this.id(name)}`);
  }

  subject(name?: string): { type: string; id: string } {
    return { type: 'complaint', id: this.id(name) };
  }

  person(email: string): string {
    return this.made.people.get(email)!;
  }

  party(name: string): string {
    return this.made.parties.get(name)!;
  }

  product(code: string): string {
    return this.made.products.get(code)!;
  }

  /** A moment some days from when this is done. */
  inDays(days: number): string {
    return new Date(this.clock.date().getTime() + days * day).toISOString();
  }

  private async call<T>(method: InjectOptions['method'], url: string, payload?: object): Promise<T> {
    const answer = await this.nest.getHttpAdapter().getInstance().inject({ method: method!, url, headers: { authorization: `Bearer ${this.made.tokens.get(this.by)}` }, ...(payload ? { payload } : {}) });
    if (answer.statusCode >= 300) throw new Error(`The demo's ${method} ${url} by ${this.by} in "${this.story}" was answered ${answer.statusCode}: ${answer.body}`);
    return (answer.body ? answer.json() : undefined) as T;
  }
}
