import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

const source = new URL('./standard.mjml', import.meta.url);
export const target = new URL('../domain/layout.generated.ts', import.meta.url);

/** The layout as the TypeScript file that is kept beside the sources, so that no mail is compiled at run time. */
export async function compiled() {
  const { html, errors } = await mjml2html(await readFile(source, 'utf8'), { validationLevel: 'strict', keepComments: true });
  if (errors.length > 0) throw new Error(errors.map((each) => each.formattedMessage).join('\n'));
  const snippets = {};
  const page = cut(coloured(html), snippets);
  const entries = Object.entries({ page, ...snippets }).map(([name, value]) => `  ${name}: \`${tidy(value).replace(/[`\\]|\$\{/g, '\\$&')}\`,\n`);
  return `// Made from layouts/standard.mjml by \`npm run layouts -w @aftercare/mail\`.\nexport const layout = {\n${entries.join('')}} as const;\n`;
}

/** Takes the marked parts out, innermost ones too, and leaves their names. */
function cut(html, snippets) {
  return html.replace(/<!-- cut (\w+) -->([\s\S]*?)<!-- end \1 -->/g, (_, name, inner) => {
    const rest = cut(inner, snippets);
    if (name !== 'blocks') snippets[name] = rest;
    return `[[${name}]]`;
  });
}

const coloured = (html) => html.replaceAll('#b0a0d1', '[[brand]]').replaceAll('#b0a0d2', '[[onBrand]]');

/** One line each, no indentation: a third of the bytes. */
const tidy = (html) => html.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(target, await compiled());
