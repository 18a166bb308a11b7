import { AsyncLocalStorage } from 'node:async_hooks';
import { sql, type Kysely } from 'kysely';
import { currentTenant } from './context.ts';

/** What a transaction begins with. */
interface Opening {
  readonly statement: string;
  sent: boolean;
}

const storage = new AsyncLocalStorage<Opening>();
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Runs what opens a transaction of the current tenant. A driver that can sends what it begins with in the same round trip as `begin`. */
export function opening<T>(run: () => Promise<T>, { readOnly = false } = {}): Promise<T> {
  const { id } = currentTenant();
  if (!uuid.test(id)) throw new Error(`${id} is no tenant's id.`);
  // Not by the driver's access mode: the one for PGlite ignores it.
  const settings = [`set_config('app.tenant_id', '${id}', true)`, ...(readOnly ? [`set_config('transaction_read_only', 'on', true)`] : [])];
  return storage.run({ statement: `select ${settings.join(', ')}`, sent: false }, run);
}

/** For the driver, when it sends `begin`: what to send behind it. */
export function takeOpening(): string | undefined {
  const opening = storage.getStore();
  if (!opening || opening.sent) return undefined;
  opening.sent = true;
  return opening.statement;
}

/** The first thing in a transaction: sets its tenant, unless that went with `begin`. */
export async function setTenant(trx: Kysely<unknown>): Promise<void> {
  const statement = takeOpening();
  if (statement) await sql.raw(statement).execute(trx);
}
