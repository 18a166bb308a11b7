import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chore, ChoreAnswer } from './chores.ts';

export const doorFile = (folder: string): string => join(folder, 'side-door.json');

type Details = { readonly errors?: readonly { path: string; message: string }[] };

/** What the running process refused. */
export class ChoreRefused extends Error {
  readonly details: Details;

  constructor(message: string, details: Details) {
    super(message);
    this.details = details;
  }
}

/** @returns undefined when no running process has opened its door @throws ChoreRefused */
export async function askRunning<Name extends Chore>(folder: string, chore: Name, input: object): Promise<ChoreAnswer<Name> | undefined> {
  const door = read(doorFile(folder));
  if (!door) return undefined;
  const answer = await fetch(`${door.url}/api/side-door/${chore}`, { method: 'POST', headers: { authorization: `Key ${door.key}`, 'content-type': 'application/json' }, body: JSON.stringify(input) });
  const body = (await answer.json()) as object;
  if (!answer.ok) throw new ChoreRefused((body as { detail: string }).detail, body);
  return body as ChoreAnswer<Name>;
}

function read(file: string): { url: string; key: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { url: string; key: string };
  } catch {
    return undefined;
  }
}
