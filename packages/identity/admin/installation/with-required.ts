import type { InstalledPart } from '@aftercare/identity';

/** Those wanted and what they require, in the order of the list; what is always on is among them. */
export function withRequired(parts: readonly InstalledPart[], wanted: readonly string[]): string[] {
  const on = new Set<string>();
  const add = (id: string): void => {
    if (on.has(id)) return;
    on.add(id);
    parts.find((part) => part.id === id)?.requires.forEach(add);
  };
  [...wanted, ...parts.filter(({ always }) => always).map(({ id }) => id)].forEach(add);
  return parts.filter(({ id }) => on.has(id)).map(({ id }) => id);
}

/** Without one, and without those that require it. */
export const without = (parts: readonly InstalledPart[], on: readonly string[], id: string): string[] => on.filter((each) => !withRequired(parts, [each]).includes(id));
