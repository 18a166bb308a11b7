type Values = Readonly<Record<string, unknown>>;

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

/** What an edit form says differently from what it was opened with; an emptied field is said as null. */
export const changesOf = (before: Values, sent: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.filter((name) => differs(before[name], sent[name])).map((name) => [name, sent[name] ?? null]));

/** The fields that somebody else changed meanwhile. */
export const changedBetween = (before: Values, current: Values, names: readonly string[]): string[] => names.filter((name) => differs(before[name], current[name]));
