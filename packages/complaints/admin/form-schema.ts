import { text, type Text } from '@aftercare/kernel';
import type { JsonSchema } from '@aftercare/kernel/admin';

export type Titles = Readonly<Record<string, Text>>;

const languages: Readonly<Record<string, Text>> = { 'zh-CN': text('中文', 'Chinese'), en: text('英文', 'English') };

/** Gives the fields of a schema what the console calls them: by path (`remedies.note`), else by name. A label of the schema's own stays. */
export function titled(schema: JsonSchema, titles: Titles, helps: Titles = {}, under = ''): JsonSchema {
  const inside = (each: JsonSchema, path: string): JsonSchema => ({
    ...each,
    ...(each.properties ? { properties: mapped(each.properties, path) } : {}),
    ...(each.items ? { items: inside(each.items, path) } : {}),
    ...(each.anyOf ? { anyOf: each.anyOf.map((part) => inside(part, path)) } : {}),
  });
  const mapped = (properties: Readonly<Record<string, JsonSchema>>, at: string): Record<string, JsonSchema> =>
    Object.fromEntries(
      Object.entries(properties).map(([name, each]) => {
        const path = at + name;
        const title = titles[path] ?? titles[name];
        const help = helps[path] ?? helps[name];
        // An amount's parts are drawn as one input.
        const drawn = each.properties?.amount ? each : inside(each, `${path}.`);
        return [name, { ...drawn, ...(title && !each['x-title'] ? { 'x-title': title } : {}), ...(help ? { 'x-help': help } : {}), ...(name === 'language' ? { 'x-labels': languages } : {}) }];
      }),
    );
  return inside(schema, under);
}

/** Sets members of one property, whatever it was. */
export const withProperty = (schema: JsonSchema, name: string, property: JsonSchema): JsonSchema => ({ ...schema, properties: { ...schema.properties, [name]: property } });
