import type { ComplaintView } from '@aftercare/complaints';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import type { DemoCompany, MadeCompany } from './company.ts';
import type { DemoClock } from './demo-clock.ts';
import { officeTime } from './office-time.ts';
import { settle } from './settle.ts';
import type { Act, Story } from './story.ts';

const hour = 3_600_000;
/** Hours. What happened since then did so at any time of the day, so that whoever starts the demo at night or on a Sunday sees clocks that run. */
const recently = 100;

interface Moment {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** Lets the stories happen over the API, everything at its time, as the people who did it. */
export async function tellStories(nest: NestFastifyApplication, clock: DemoClock, stories: readonly (readonly [DemoCompany, MadeCompany, readonly Story[]])[]): Promise<void> {
  const now = clock.present().getTime();
  const moments = stories.flatMap(([company, made, all]) => all.flatMap((story) => momentsOf(nest, company, made, story, now)));
  for (const { at, run } of moments.filter((moment) => moment.at < now).toSorted((a, b) => a.at - b.at)) {
    clock.moveTo(new Date(at));
    await settle(nest);
    await run();
  }
  await settle(nest);
  clock.backToNow();
  await settle(nest);
}

function momentsOf(nest: NestFastifyApplication, company: DemoCompany, made: MadeCompany, story: Story, now: number): Moment[] {
  const tidy = story.hoursAgo > recently ? officeTime : (at: number) => at;
  const start = tidy(now - story.hoursAgo * hour, 'before');
  const call = caller(nest, made);
  let view: ComplaintView;
  const refresh = async (by: string) => {
    view = await call('GET', `/api/complaints/${view.id}`, by);
  };
  const play = ({ by, act, body }: Act) => async () => {
    await refresh(by);
    view = await call('POST', `/api/complaints/${view.id}/${act}`, by, { version: view.version, ...body(view, made.people) });
  };
  const file = async () => {
    view = await call('POST', '/api/complaints', story.by, filing(company, made, story, start));
  };
  let at = start;
  return [{ at: start, run: file }, ...story.acts.map((each) => ({ at: (at = tidy(at + each.after * hour, 'after')), run: play(each) }))];
}

function filing(company: DemoCompany, made: MadeCompany, { party, product, file, endInHours }: Story, start: number): object {
  const { contact, address, language } = company.parties.find((each) => each.name === party)!;
  const sale = company.sales.find((each) => each.party === party && each.product === product);
  const { claimed, problem, defective, ...rest } = file;
  const { unit } = company.products.find((each) => each.code === product)!;
  return {
    ...rest,
    partyId: made.parties.get(party),
    contact: { name: contact.name, phone: contact.phone, email: contact.email, address, ...(language ? { language } : {}) },
    ...(claimed ? { claimed: { amount: claimed, currency: 'CNY' } } : {}),
    ...(endInHours ? { endBy: new Date(start + endInHours * hour).toISOString() } : {}),
    lines: [
      {
        productId: made.products.get(product),
        soldUnitId: made.sales.get(`${party}/${product}`) ?? null,
        orderNumber: sale?.order ?? null,
        batch: sale?.batch ?? null,
        quantity: sale ? { amount: sale.quantity, unit } : null,
        defectiveQuantity: defective ? { amount: defective, unit } : null,
        problem,
      },
    ],
  };
}

function caller(nest: NestFastifyApplication, { tokens }: MadeCompany) {
  const fastify = nest.getHttpAdapter().getInstance();
  return async <T>(method: InjectOptions['method'], url: string, by: string, payload?: object): Promise<T> => {
    const answer = await fastify.inject({ method: method!, url, headers: { authorization: `Bearer ${tokens.get(by)}` }, ...(payload ? { payload } : {}) });
    if (answer.statusCode >= 300) throw new Error(`The demo's ${method} ${url} by ${by} was answered ${answer.statusCode}: ${answer.body}`);
    return answer.json() as T;
  };
}
