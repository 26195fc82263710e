import type { Plugin } from 'vite';

const ID = '\0required-chunk:';

/** By what an import says: the file beside the program that exports the same. */
export type Chunks = Readonly<Record<string, string>>;

/**
 * Leaves modules that are bundled by themselves, in CommonJS, to files beside the program. They are required:
 * `import` would look through each for what it exports before it runs it.
 */
export function requiredChunks(environment: string, chunks: Chunks): Plugin {
  return {
    name: 'required-chunks',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === environment,
    resolveId: (specifier) => (specifier in chunks ? ID + specifier : null),
    load(id) {
      const file = id.startsWith(ID) ? chunks[id.slice(ID.length)] : undefined;
      if (file === undefined) return null;
      return `export const { main } = process.getBuiltinModule('node:module').createRequire(import.meta.url)('./${file}');`;
    },
  };
}
