import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Stops a build whose sign-in page would load more JavaScript than promised: usually something that pulls a whole library into the entry. */
export function signInBudget(most: number): Plugin {
  return {
    name: 'aftercare-sign-in-budget',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const loaded = new Set(chunks.filter(({ isEntry, facadeModuleId }) => isEntry || facadeModuleId?.endsWith('/SignIn.vue')));
      for (const chunk of loaded) for (const name of chunk.imports) for (const each of chunks) if (each.fileName === name) loaded.add(each);
      const size = [...loaded].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
      if (size > most) this.error(`The sign-in page loads ${size} bytes of compressed JavaScript; ${most} are allowed. It loads ${[...loaded].map(({ fileName }) => fileName).join(', ')}.`);
    },
  };
}
