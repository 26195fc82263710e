import type { Plugin } from 'vite';

const ID = '\0required-chunk:';

/** By what an import says: the file beside the program that exports the same, and the names that are taken of it. */
export type Chunks = Readonly<Record<string, { readonly file: string; readonly names: readonly string[] }>>;

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
      const chunk = id.startsWith(ID) ? chunks[id.slice(ID.length)] : undefined;
      if (chunk === undefined) return null;
      const { file, names } = chunk;
      return `export const { ${names.join(', ')} } = process.getBuiltinModule('node:module').createRequire(import.meta.url)('./${file}');`;
    },
  };
}
