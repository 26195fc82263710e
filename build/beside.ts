import type { Plugin } from 'vite';

/** A module that is not bundled: where it is imported, the file is loaded that stands beside the bundle. */
export interface Beside {
  readonly environment: string;
  /** As the import says it. */
  readonly module: string;
  readonly file: string;
}

/** Leaves a module out of a bundle, so that what does without it does not wait for it to be compiled. */
export function beside({ environment, module, file }: Beside): Plugin {
  return {
    name: 'beside',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === environment,
    resolveId(specifier) {
      return specifier === module ? { id: `./${file}`, external: true } : null;
    },
  };
}
