/** The name that is being typed after an @ right before the caret; null where none is. */
export const askedFor = (text: string, caret: number): string | null => /(?:^|[\s\p{P}])@([\p{L}\p{N}]{0,20})$/u.exec(text.slice(0, caret))?.[1] ?? null;

/** The text with the name in the place of what was typed after the @, and where the caret stands then. */
export function withName(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = text.slice(0, caret).lastIndexOf('@');
  const said = `${text.slice(0, start)}@${name} `;
  return { text: said + text.slice(caret).trimStart(), caret: said.length };
}

/** Whom a text still mentions, of those who were picked: a name that was deleted again calls nobody. */
export const mentionedIn = (text: string, picked: ReadonlyMap<string, string>): string[] => [...picked].filter(([, name]) => text.includes(`@${name}`)).map(([id]) => id);
