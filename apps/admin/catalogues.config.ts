import { readFileSync } from 'node:fs';
import { resolve, dirname } from 'node:path';
import { baseCompile } from '@intlify/message-compiler';
import type { Plugin } from 'vite';

type Words = { [key: string]: string | Words };

/** Compiles each text to a syntax tree, so that the browser needs no compiler (and no eval) to say it. */
function compiled(words: Words): object {
  const plain = (node: unknown): unknown => (Array.isArray(node) ? node.map(plain) : node && typeof node === 'object' ? Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'loc').map(([key, value]) => [key, plain(value)])) : node);
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? plain(baseCompile(value, { jit: true, minify: true, location: false }).ast) : compiled(value)]));
}

/** Locale catalogues (`locales/*.json`) become modules of compiled messages. A text that does not compile stops the build and is named. */
export function catalogues(): Plugin {
  return {
    name: 'aftercare-catalogues',
    enforce: 'pre',
    resolveId(source, importer) {
      // Another ending, so that nothing takes the file for plain JSON.
      if (importer && /\/locales\/[\w-]+\.json$/.test(source)) return `${resolve(dirname(importer), source)}.catalogue`;
    },
    load(id) {
      if (!id.endsWith('.json.catalogue')) return;
      const file = id.slice(0, -'.catalogue'.length);
      this.addWatchFile(file);
      return { code: `export default ${JSON.stringify(compiled(JSON.parse(readFileSync(file, 'utf8')) as Words))};`, moduleType: 'js' };
    },
  };
}
