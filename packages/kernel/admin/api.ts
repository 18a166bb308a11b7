import { ApiProblem, problemFrom, unreachable } from './problem.ts';

export type Query = Readonly<Record<string, string | number | boolean | null | undefined | readonly string[]>>;

export interface Sending {
  readonly signal?: AbortSignal;
  /** Makes a repeated send harmless: the server answers the first one's answer again. */
  readonly idempotencyKey?: string;
}

const session: { csrf: string | null; lost: () => void } = { csrf: null, lost: () => {} };

/** The session store says here which token unsafe requests carry, and what happens when the session is over. */
export const bindSession = (given: Partial<typeof session>): void => void Object.assign(session, given);

/** `{ level: ['major', 'general'], q: '' }` → `?level=major,general`; empty values are left out. */
export function queryString(query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length) ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)]]));
  const text = new URLSearchParams(given).toString();
  return text && `?${text}`;
}

async function send<Answer>(method: string, path: string, body: unknown, { signal, idempotencyKey }: Sending): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  if (method !== 'GET' && session.csrf) headers['x-csrf-token'] = session.csrf;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  const response = await fetch(path, { method, headers, credentials: 'same-origin', signal: signal ?? null, body: form ? body : body === undefined ? null : JSON.stringify(body) }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(unreachable, 0, 'The server cannot be reached.');
  });
  const text = await response.text();
  const answer: unknown = /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : text || undefined;
  if (response.ok) return answer as Answer;
  if (response.status === 401 && !path.startsWith('/api/session')) session.lost();
  throw problemFrom(response.status, answer);
}

/** The one way to the server: JSON in and out, the CSRF token on unsafe requests, refusals as `ApiProblem`. */
export const api = {
  get: <Answer>(path: string, { query, signal }: { query?: Query | undefined; signal?: AbortSignal | undefined } = {}) => send<Answer>('GET', path + queryString(query), undefined, signal ? { signal } : {}),
  post: <Answer = void>(path: string, body?: unknown, options: Sending = {}) => send<Answer>('POST', path, body, options),
  put: <Answer = void>(path: string, body?: unknown, options: Sending = {}) => send<Answer>('PUT', path, body, options),
  patch: <Answer = void>(path: string, body?: unknown, options: Sending = {}) => send<Answer>('PATCH', path, body, options),
  delete: <Answer = void>(path: string, body?: unknown, options: Sending = {}) => send<Answer>('DELETE', path, body, options),
};
