/** The names of the fields that an input says and that say something new. */
export function changedFields<Before extends object>(before: Before, input: Partial<Before>): (keyof Before & string)[] {
  const named = Object.keys(input) as (keyof Before & string)[];
  return named.filter((field) => input[field] !== undefined && JSON.stringify(input[field]) !== JSON.stringify(before[field]));
}

/** What an input says, without the fields that it leaves out. */
export const said = <Input extends object>(input: Input): { [F in keyof Input]: Exclude<Input[F], undefined> } =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never;
