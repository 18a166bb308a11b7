import type { ComplaintView } from '@aftercare/complaints';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoCompany, MadeCompany } from './company.ts';
import type { DemoClock } from './demo-clock.ts';
import { Desk } from './desk.ts';
import { officeMorning, officeTime } from './office-time.ts';
import { settle } from './settle.ts';
import type { Filing, Story } from './story.ts';

const hour = 3_600_000;

interface Moment {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** Lets the stories happen over the API, everything at its time, as the people who did it. */
export async function tellStories(nest: NestFastifyApplication, clock: DemoClock, stories: readonly (readonly [DemoCompany, MadeCompany, readonly Story[]])[]): Promise<void> {
  const now = clock.present().getTime();
  const moments = stories.flatMap(([company, made, all]) => {
    const memory = new Map<string, string>();
    return all.flatMap((story, index) => {
      const name = story.name ?? String(index);
      return momentsOf(story, now, (by) => new Desk(nest, clock, company, made, memory, name, by));
    });
  });
  for (const { at, run } of moments.filter((moment) => moment.at < now).toSorted((a, b) => a.at - b.at)) {
    clock.moveTo(new Date(at));
    await settle(nest);
    await run();
  }
  await settle(nest);
  clock.backToNow();
  await settle(nest);
}

/** What happened in the last days did so at any time of the day, so that whoever starts the demo at night or on a Sunday sees clocks that run. */
function momentsOf({ daysAgo, hoursAgo, complaint, acts }: Story, now: number, desk: (by: string) => Desk): Moment[] {
  const start = daysAgo === undefined ? now - hoursAgo * hour : officeMorning(now, daysAgo);
  const tidy = daysAgo === undefined ? (at: number) => at : (at: number) => officeTime(at, 'after');
  let at = start;
  return [
    ...(complaint ? [{ at, run: () => file(desk(complaint.by), complaint, start) }] : []),
    ...acts.map(({ after, by, does }) => ({ at: (at = tidy(at + after * hour)), run: () => does(desk(by)) })),
  ];
}

async function file(desk: Desk, { party, product, file: filed, endInHours }: Filing, start: number): Promise<void> {
  const { contact, address, language } = desk.company.parties.find((each) => each.name === party)!;
  const sale = desk.company.sales.find((each) => each.party === party && each.product === product);
  const { claimed, problem, defective, defect, ...rest } = filed;
  const { unit } = desk.company.products.find((each) => each.code === product)!;
  const { id } = await desk.post<ComplaintView>('/api/complaints', {
    ...rest,
    partyId: desk.party(party),
    contact: { name: contact.name, phone: contact.phone, email: contact.email, address, ...(language ? { language } : {}) },
    ...(claimed ? { claimed: { amount: claimed, currency: 'CNY' } } : {}),
    ...(endInHours ? { endBy: new Date(start + endInHours * hour).toISOString() } : {}),
    lines: [
      {
        productId: desk.product(product),
        soldUnitId: desk.made.sales.get(`${party}/${product}`) ?? null,
        orderNumber: sale?.order ?? null,
        batch: sale?.batch ?? null,
        supplierLot: sale?.supplierLot ?? null,
        quantity: sale ? { amount: sale.quantity, unit } : null,
        defectiveQuantity: defective ? { amount: defective, unit } : null,
        defect: defect ?? null,
        problem,
      },
    ],
  });
  desk.keep(desk.story, id);
}
