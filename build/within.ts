import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const ID = '\0within';

/** What the last line of the file begins with. */
const MARK = '//within:';

const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** A module that is bundled by itself and then kept in another bundle. */
export interface Within {
  readonly environment: string;
  /** As the import says it; it exports `main`. */
  readonly module: string;
  /** Its bundle in CommonJS, in the same folder. It is taken away, so that one file is left. */
  readonly file: string;
}

/**
 * Keeps a large part of a program in its one file without making the rest wait for it: compressed, as a
 * comment at the end, which is passed over where code would be compiled at each start. The file is read
 * once more where that part is wanted. `import.meta.url` in it is the file's.
 */
export function within({ environment, module, file }: Within): Plugin {
  let packed = '';
  return {
    name: 'within',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === environment,
    resolveId: (specifier) => (specifier === module ? ID : null),
    load(id) {
      if (id !== ID) return null;
      const path = resolve(this.environment.config.root, this.environment.config.build.outDir, file);
      packed = brotliCompressSync(readFileSync(path), options).toString('base64');
      rmSync(path);
      return `
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');
const file = fileURLToPath(import.meta.url);
const text = readFileSync(file, 'latin1');
const packed = text.slice(text.lastIndexOf(${JSON.stringify(MARK)}) + ${MARK.length});
const source = brotliDecompressSync(Buffer.from(packed, 'base64')).toString();
const module = { exports: {} };
const run = new Function('module', 'exports', 'require', '__filename', source);
run(module, module.exports, process.getBuiltinModule, file);
export const { main } = module.exports;
`;
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk' && output.isEntry) output.code += `\n${MARK}${packed}\n`;
      }
    },
  };
}
