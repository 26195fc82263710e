import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Plugin } from 'vite';

/** Packages that few commands need and that take long to parse, however they are loaded. */
const PACKED = ['@grpc/grpc-js'];

const PREFIX = '\0packed-package:';

/**
 * A module whose source is kept as compressed text: a text costs nothing until it is unpacked, while
 * functions that are never called have to be parsed at each start.
 *
 * @param source CommonJS that requires nothing but modules of Node.
 */
export function packedModule(source: string): string {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const packed = brotliCompressSync(source, options).toString('base64');
  return [
    "const { brotliDecompressSync } = process.getBuiltinModule('node:zlib');",
    `const source = brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString();`,
    "new Function('module', 'exports', 'require', source)(module, module.exports, process.getBuiltinModule);",
  ].join('\n');
}

/** One package with all that it needs, as CommonJS. */
async function bundle(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      ssr: true,
      target: 'node22',
      minify: true,
      rollupOptions: {
        input: createRequire(import.meta.url).resolve(name),
        output: { format: 'cjs', codeSplitting: false },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (chunk?.type !== 'chunk' || outputs.length !== 1) throw new Error(`${name} is not one bundle.`);
  return chunk.code;
}

/** Packs those packages where they are imported, in the environments named. */
export function packedPackages(environments: readonly string[]): Plugin {
  const sources = new Map<string, Promise<string>>();
  return {
    name: 'packed-packages',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => environments.includes(name),
    resolveId(specifier) {
      return PACKED.includes(specifier) ? PREFIX + specifier : null;
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const name = id.slice(PREFIX.length);
      const source = sources.get(name) ?? bundle(name);
      sources.set(name, source);
      return packedModule(await source);
    },
  };
}
