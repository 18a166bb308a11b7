import { Commands, systemActor, TenantNotFound, Tenants, withTenant } from '@aftercare/kernel/server';
import { RevokeToken } from '@aftercare/identity/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { makeCompany, type DemoCompany, type MadeCompany } from './company.ts';
import type { DemoClock } from './demo-clock.ts';
import { gift } from './gift.ts';
import { giftHistory } from './gift-history.ts';
import { plain } from './plain.ts';
import { plainStories } from './plain-stories.ts';
import type { Story } from './story.ts';
import { tellStories } from './tell-stories.ts';

/** A demo company as the start announces it. */
export interface DemoTenant {
  readonly code: string;
  readonly name: string;
  readonly password: string;
  readonly people: readonly { readonly email: string; readonly post: string }[];
}

/** Printed at every start: these companies are invented, and live in a database on somebody's own machine. */
const password = 'aftercare-demo';
const beginning = 120 * 86_400_000;
const companies: readonly (readonly [DemoCompany, readonly Story[]])[] = [
  [gift, giftHistory],
  [plain, plainStories],
];

/** Makes the demo companies with their history where there is no company yet. @returns those that are there */
export async function furnishDemo(nest: NestFastifyApplication, clock: DemoClock): Promise<readonly DemoTenant[]> {
  if ((await nest.get(Tenants).ids()).length === 0) await make(nest, clock);
  const there: DemoTenant[] = [];
  for (const [{ code, name, people }] of companies) if (await exists(nest, code)) there.push({ code, name, password, people });
  return there;
}

async function make(nest: NestFastifyApplication, clock: DemoClock): Promise<void> {
  console.log('Making two demo companies with a history (about a minute) …');
  const today = clock.present();
  clock.moveTo(new Date(today.getTime() - beginning));
  const made: [DemoCompany, MadeCompany, readonly Story[]][] = [];
  for (const [company, stories] of companies) made.push([company, await makeCompany(nest, company, password, today), stories]);
  await tellStories(nest, clock, made);
  for (const [, { tenant, tokenIds }] of made) await withTenant(tenant, systemActor, async () => {
    for (const [person, token] of tokenIds) await nest.get(Commands).execute(new RevokeToken(person, token));
  });
}

async function exists(nest: NestFastifyApplication, code: string): Promise<boolean> {
  try {
    return Boolean(await nest.get(Tenants).byCode(code));
  } catch (error) {
    if (error instanceof TenantNotFound) return false;
    throw error;
  }
}
