import { z } from 'zod';
import type { Text } from './text.ts';

/** A closed list of words with their titles: the schema of one of them, which forms and lists draw by its title. */
export const wordList = <const T extends Record<string, Text>>(titles: T) => ({
  titles,
  schema: z.enum(Object.keys(titles) as [Extract<keyof T, string>, ...Extract<keyof T, string>[]]).meta({ 'x-labels': titles }),
});
