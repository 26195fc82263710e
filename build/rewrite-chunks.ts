import type { Plugin } from 'vite';

/** A plugin that rewrites the finished code of some environments; several run in the order in which they are listed. */
export function rewriteChunks(
  name: string,
  environments: readonly string[],
  rewrite: (code: string) => string,
): Plugin {
  return {
    name,
    applyToEnvironment: (environment) => environments.includes(environment.name),
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk') output.code = rewrite(output.code);
      }
    },
  };
}
