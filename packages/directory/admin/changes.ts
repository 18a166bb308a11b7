type Values = Readonly<Record<string, unknown>>;

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

/**
 * What an edit form says differently from what it was opened with; an emptied field is said as null.
 * @param never fields that cannot be empty: emptied, they stay as they are
 */
export function changesOf(before: Values, sent: Values, names: readonly string[], never: readonly string[] = []): Values {
  const changed = names.filter((name) => differs(before[name], sent[name]) && !(never.includes(name) && sent[name] === undefined));
  return Object.fromEntries(changed.map((name) => [name, sent[name] ?? null]));
}

/** The fields that somebody else changed meanwhile. */
export const changedBetween = (before: Values, current: Values, names: readonly string[]): string[] => names.filter((name) => differs(before[name], current[name]));
