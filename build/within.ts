import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

const ID = '\0within:';

const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** A module that is bundled by itself and then kept in another bundle. */
export interface Part {
  readonly name: string;
  /** As the import says it; it exports `main`. */
  readonly module: string;
  /** Its bundle in CommonJS, in the same folder. It is taken away, so that one file is left. */
  readonly file: string;
  /** Kept as it is: to unpack it would take longer than to read it. */
  readonly plain?: boolean;
}

export interface Within {
  readonly environment: string;
  /** The last is found soonest. */
  readonly parts: readonly Part[];
}

/** A line of the file that holds a part. */
const markOf = ({ name }: Part) => `//${name}:`;

const compiler = fileURLToPath(new URL('../electron/cli/start/code-cache.ts', import.meta.url));

/**
 * Keeps the parts of a program in its one file without any waiting for the others: each compressed or as text, as a
 * comment, which is passed over where code would be compiled at each start. What was compiled of a part is
 * kept; where it is not, the file is read once more. `import.meta.url` in a part is the file's.
 */
export function within({ environment, parts }: Within): Plugin {
  const lines = new Map<Part, string>();
  return {
    name: 'within',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === environment,
    resolveId(specifier) {
      const part = parts.find(({ module }) => module === specifier);
      return part ? ID + part.name : null;
    },
    load(id) {
      const part = parts.find(({ name }) => ID + name === id);
      if (!part) return null;
      const path = resolve(this.environment.config.root, this.environment.config.build.outDir, part.file);
      const source = readFileSync(path);
      rmSync(path);
      const text = source.toString('latin1');
      if (/\bimport\s*\(/.test(text) && holdsDynamicImport(this.parse(text))) {
        this.error(
          `${part.file} holds an import(), which throws in code that vm.Script compiled: take process.getBuiltinModule().`,
        );
      }
      const packed = part.plain
        ? JSON.stringify(source.toString('latin1'))
        : brotliCompressSync(source, options).toString('base64');
      lines.set(part, markOf(part) + packed);
      return moduleOf(part, createHash('sha256').update(source).digest('hex'));
    },
    generateBundle(_options, bundle) {
      const all = parts.flatMap((part) => lines.get(part) ?? []).join('\n');
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk' && output.isEntry) output.code += `\n${all}\n`;
      }
    },
  };
}

/** True where a tree of ESTree nodes holds an `import()`. */
function holdsDynamicImport(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Reflect.get(node, 'type') === 'ImportExpression') return true;
  return Object.values(node).some(holdsDynamicImport);
}

/** Stands for the module of a part. */
function moduleOf(part: Part, hash: string): string {
  const mark = JSON.stringify(`\n${markOf(part)}`);
  const unpacked = part.plain
    ? 'JSON.parse(packed)'
    : "process.getBuiltinModule('node:zlib').brotliDecompressSync(Buffer.from(packed, 'base64')).toString('latin1')";
  return `
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compilePart } from ${JSON.stringify(compiler)};
const file = fileURLToPath(import.meta.url);
function unpack() {
  const text = readFileSync(file, 'latin1');
  const start = text.lastIndexOf(${mark}) + ${mark}.length;
  const packed = text.slice(start, text.indexOf('\\n', start));
  return ${unpacked};
}
const part = { name: ${JSON.stringify(part.name)}, hash: ${JSON.stringify(hash)}, file, unpack };
const module = { exports: {} };
const run = compilePart(part, ['module', 'exports', 'require', '__filename'], process.argv.slice(2));
run(module, module.exports, process.getBuiltinModule, file);
export const { main } = module.exports;
`;
}
