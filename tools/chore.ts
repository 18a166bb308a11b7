import { parseArgs } from 'node:util';
import { runChore } from '../apps/api/run-chore.ts';
import type { Chore, ChoreAnswer } from '../apps/api/chores.ts';

interface Refusal {
  readonly message: string;
  readonly details?: { readonly errors?: readonly { path: string; message: string }[] };
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const camel = (name: string): string => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `--admin-email a@b.c --modules x,y` as `{ adminEmail: 'a@b.c', modules: ['x', 'y'] }`. @throws TypeError for an option that is not in `names` */
export function readOptions(args: readonly string[], names: readonly string[], lists: readonly string[] = []): Record<string, string | string[]> {
  const { values } = parseArgs({ args: [...args], options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])), strict: true });
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [camel(name), lists.includes(name) ? String(value).split(',').map((each) => each.trim()).filter(Boolean) : String(value)]),
  );
}

/** Does the chore, or says on stderr what is wrong with which option and ends. */
export async function doChore<Name extends Chore>(name: Name, input: () => object | Promise<object>): Promise<ChoreAnswer<Name>> {
  try {
    return await runChore(name, await input());
  } catch (error) {
    console.error(explain(error as Refusal));
    process.exit(1);
  }
}

/** One line for each wrong option. */
export function explain({ message, details }: Refusal): string {
  if (!details?.errors?.length) return message;
  return details.errors.map(({ path, message: problem }) => `--${kebab(path.replace(/\.\d+$/, ''))}: ${/received undefined/.test(problem) ? 'is missing' : problem}`).join('\n');
}
