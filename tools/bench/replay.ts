import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Statement } from './rig.ts';

/** What one filing sent, and how to send it again as another one. */
export interface Template {
  readonly statements: readonly Statement[];
  /** Ids that were made for this filing, and its number: each replay has its own. */
  readonly own: readonly string[];
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** @param since ids that are older are not the filing's own */
export function template(statements: readonly Statement[], since: number, number: string): Template {
  const own = new Set((JSON.stringify(statements.map(({ values }) => values)).match(uuid) ?? []).filter((id) => timeOf(id) >= since));
  return { statements, own: [...own, number] };
}

let last = 0;

function freshId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const rest = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
}

/** The same statements with other ids, ready to be sent. */
export function fresh({ statements, own }: Template): Statement[] {
  const others = new Map(own.map((each) => [each, each.length === 36 ? freshId() : `R${String(++last).padStart(9, '0')}`]));
  const pattern = new RegExp(own.join('|'), 'g');
  const renewed = (value: unknown): unknown => (typeof value === 'string' ? value.replace(pattern, (each) => others.get(each)!) : Array.isArray(value) ? value.map(renewed) : value);
  return statements.map((each) => ({ ...each, values: each.values.map(renewed), text: each.text.replace(pattern, (found) => others.get(found)!) }));
}

/** The bare driver, as the role that the product works as. */
export class Driver {
  private readonly pool: pg.Pool;

  constructor(url: string, connections: number) {
    this.pool = new pg.Pool({ connectionString: url, max: connections, options: '-c role=aftercare_app' });
  }

  /** Sends statements in their order; those of one transaction on one connection. */
  async send(statements: readonly Statement[]): Promise<void> {
    let client: pg.PoolClient | undefined;
    try {
      for (const { text, name, values } of statements) {
        if (!client && /^\s*(begin|start transaction)/i.test(text)) client = await this.pool.connect();
        const query = { text, values, ...(name ? { name } : {}) };
        // Without values a statement goes by the simple protocol, as it went when it was recorded.
        await (values.length ? (client ?? this.pool).query(query) : (client ?? this.pool).query(text));
        if (client && /^\s*commit/i.test(text)) {
          client.release();
          client = undefined;
        }
      }
    } finally {
      client?.release(true);
    }
  }

  /** The server's processes for this database. */
  async servers(): Promise<number[]> {
    const { rows } = await this.pool.query<{ pid: number }>('select pid from pg_stat_activity where datname = current_database()');
    return rows.map(({ pid }) => pid);
  }

  query(text: string, values: unknown[]): Promise<pg.QueryResult> {
    return this.pool.query({ text, values });
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
